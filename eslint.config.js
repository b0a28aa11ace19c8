import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const bannedCasts = {
  selector: 'TSAsExpression[typeAnnotation.typeName.name!="const"]',
  message: 'Narrow or parse instead of asserting a type.',
};

const nonNull = {
  selector: 'TSNonNullExpression',
  message: 'Handle the missing case instead of asserting it away.',
};

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use named exports.',
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.cache/',
      'dist/',
      'coverage/',
      'build/*.mjs',
      'electron/channel/native/build/',
      'eslint.config.js',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: {
        // One program for all four projects: linting four would read every file up to three times.
        project: './tsconfig.eslint.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', bannedCasts, nonNull, defaultExport],
    },
  },
  {
    // Command-line programs speak on standard output; tests may cast what they deliberately make wrong.
    files: ['test/**/*.ts', 'build/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': ['error', nonNull],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['vitest.config.ts', 'build/vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
