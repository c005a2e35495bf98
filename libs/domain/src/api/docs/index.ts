export { describedDocument } from './described-document.ts';
export { docsPage } from './docs-page.ts';
export { pageStyle } from './page-style.ts';
