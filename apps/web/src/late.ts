/**
 * What readers of words do not need: it comes when one of these is asked for. All in one script: in several it would be a
 * tenth larger, and slower from page to page.
 */
export { CheckPage } from './check/check-page.tsx';
export { DocsPage } from './docs/docs-page.tsx';
export { JudgesPage } from './judges/judges-page.tsx';
export { WrongForm } from './judges/wrong-form.tsx';
export { ListsPage } from './lists/lists-page.tsx';
export { readText } from '@word-list/domain/read-list';
