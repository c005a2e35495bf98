import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newAppFiles } from './new-app-files.ts';
import { workspaceRoot } from './workspace-root.ts';

const [name = '', root = workspaceRoot] = process.argv.slice(2);
const folder = path.join(root, 'apps', name);

if (!/^[a-z]+(-[a-z]+)+$/u.test(name) || existsSync(folder)) {
  const reason = existsSync(folder) && name !== '' ? 'is there already' : 'is no name such as update-words';
  console.error(`apps/${name} ${reason}. Usage: nx run checks:new-app <verb-noun>`);
  process.exit(1);
}

for (const [file, text] of newAppFiles(name)) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
console.log(`apps/${name} is there and passes its checks: nx run-many -t build test -p ${name}
Next, as CONTRIBUTING says: its entry in libs/infra/src/topology.ts, and its rules as a use case of libs/domain.`);
