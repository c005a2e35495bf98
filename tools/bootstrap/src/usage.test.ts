import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeClone, makeFakeClone } from './testing/fake-clone.ts';

let clone: FakeClone;

beforeAll(() => {
  clone = makeFakeClone();
  writeFileSync(path.join(clone.root, 'words.txt'), 'apple\n');
});

afterAll(() => clone.remove());

describe('before anything is installed', () => {
  it.each([
    ['start', '--source <file or URL>'],
    ['test', '--affected'],
  ])('%s answers --help', async (command, text) => {
    const { code, output } = await clone.run([command, '--', '--help']);

    expect(code).toBe(0);
    expect(output).toContain(text);
    expect(clone.npmCalls()).toEqual([]);
  });

  it.each([
    [['--sorce', 'x'], 'Unknown option --sorce. Did you mean --source?'],
    [['--nothing-like-it'], 'Unknown option --nothing-like-it.\n'],
    [['words.txt'], "'words.txt' belongs to no option"],
    [['--source'], '--source needs a value: --source <file or URL>'],
    [['--source', '--once'], '--source needs a value'],
    [['--source='], '--source needs a value'],
    [['--source', 'gone.txt'], '--source gone.txt does not exist'],
    [['--source', 'tools'], '--source tools is not a file'],
    [['--source', 'ftp://example.org/list'], 'give an https URL, or download it and give the file'],
    [['--source', 'http://example.org/list'], 'give an https URL, or download it and give the file'],
    [['--once=yes'], '--once takes no value'],
    [['--port', '65536'], '--port 65536 is no port'],
    [['--port', '-1'], '--port -1 is no port'],
    [['--port', '8e3'], '--port 8e3 is no port'],
    [['--format', 'excel'], '--format excel is no format'],
    [['--encoding', 'latin'], '--encoding latin is unknown; use utf-8'],
    [['--format', 'delimited:tab:0'], 'is no format'],
    [['--format', 'delimited:colon:1'], 'is no format'],
    [['--mode', 'some'], '--mode some is unknown; use new, stale, all'],
    [['--out', 'scores.xml'], 'needs one of the endings'],
    [['--out', 'no-folder/scores.csv'], 'there is no folder'],
    [['--summary', 'tools'], 'is a folder'],
    [['--llm', 'someone'], '--llm someone is unknown'],
    [['--llm', 'openai'], 'set the environment variable OPENAI_API_KEY'],
    [['--budget', '0'], '--budget 0 is no amount'],
    [['--budget', 'ten'], 'is no amount'],
    [['--data-dir', 'words.txt'], 'is not a folder'],
  ])('refuses %j', async (args, text) => {
    const { code, output } = await clone.run(['start', '--', ...args]);

    expect(code).toBe(1);
    expect(output).toContain(text);
    expect(output).toContain('Usage: npm start -- [options]');
    expect(clone.npmCalls()).toEqual([]);
  });

  it('says so when npm took an option for itself', async () => {
    const { code, output } = await clone.run(['start', '--'], { npm_config_once: 'true' });

    expect(code).toBe(1);
    expect(output).toContain('put -- before the options');
  });
});

describe('good usage', () => {
  it('passes every option on in one form, with paths from the folder where npm was called', async () => {
    const folder = path.join(clone.root, 'elsewhere');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'mine.txt'), 'pear\n');
    const args = [
      '--source',
      'mine.txt',
      '--format=delimited:tab:2',
      '--out',
      'a.csv',
      '--port',
      '0',
      '--once',
    ];

    const { code, output } = await clone.run(['start', '--', ...args], { INIT_CWD: folder });

    expect(code).toBe(0);
    const report = JSON.parse(output.slice(output.indexOf('{'))) as { args: string[] };
    expect(report.args).toEqual([
      `--source=${folder}/mine.txt`,
      '--format=delimited:tab:2',
      `--out=${folder}/a.csv`,
      '--port=0',
      '--once',
    ]);
  });

  it('leaves addresses alone', async () => {
    const args = [
      '--source',
      'https://example.org/words.txt',
      '--llm',
      'http://127.0.0.1:9/v1',
      '--model',
      'm',
    ];

    const { output } = await clone.run(['start', '--', ...args]);

    expect(output).toContain(
      '"--source=https://example.org/words.txt","--llm=http://127.0.0.1:9/v1","--model=m"',
    );
  });
});
