export { chooseCatalogue } from './choose-catalogue.ts';
export { agreementParameters, judgeInput, viewAgreement, viewJudges } from './judge-views.ts';
