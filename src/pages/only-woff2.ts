/** Leaves WOFF out of style sheets: every browser that runs modules reads WOFF2. */
export const onlyWoff2 = {
  postcssPlugin: 'only-woff2',
  Declaration: {
    src(declaration: { value: string }) {
      const value = declaration.value.replace(
        /,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g,
        '',
      );
      if (value !== declaration.value) declaration.value = value;
    },
  },
};
