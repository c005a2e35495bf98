import { writeFileSync } from 'node:fs';
import { documentPath, faultsDocument } from './faults-document.ts';

writeFileSync(documentPath, faultsDocument());
