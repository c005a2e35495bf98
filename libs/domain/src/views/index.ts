export { emptyTable, rowsWith, withChanges, type ChangedOpinion } from './change-table.ts';
export {
  unscored,
  viewFormat,
  type OpinionColumns,
  type OpinionTable,
  type RunOfOpinion,
} from './opinion-table.ts';
export { readView, ViewRefused } from './read-view.ts';
export {
  bytesOfTexts,
  compareRows,
  endsOfTexts,
  roomFor,
  rowFrom,
  startOf,
  type Texts,
} from './text-bytes.ts';
export { writeView, type PublishedView } from './write-view.ts';
export { thenPublish } from './then-publish.ts';
export { openView, type OpenViewPorts } from './open-view.ts';
export { publishView, type PublishPorts } from './publish-view.ts';
