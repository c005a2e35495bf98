import { by, file, sim, type ServiceFaults } from './scheduled-fault.ts';
import { countedLine, dirty } from './shared-injections.ts';

const fetcher = file('libs/adapters/src/fetcher/https-source-fetcher.test.ts');
const limited = file('libs/adapters/src/fetcher/read-limited.test.ts');
const network = file('tools/acceptance/src/network-dirt.test.ts');
const chunks = file('libs/domain/src/runs/store-list.test.ts');
const saysNo = network('with %s fails the run at once, with the reason');

export const sourceFaults: readonly ServiceFaults[] = [
  {
    service: 'Source',
    faults: [
      by('404, 410, 401 and other refusals', saysNo, sim('source-refused')),
      by(
        '500, 503 or 429, then 200',
        network('with %s at first is read when it is well again'),
        network('with %s is tried again, then given up with the last reason'),
        sim('source-fails'),
      ),
      by(
        'redirects: a chain, a loop, to nowhere, to another protocol',
        saysNo,
        fetcher('is followed three times and no more'),
        fetcher('to itself ends'),
      ),
      by(
        'redirects to private addresses, also by name',
        fetcher('to %s is refused'),
        fetcher('to a name with a private address is refused'),
      ),
      by(
        'a name that resolves to something else the next time',
        fetcher('of a name that changes its mind is used as it was checked'),
        fetcher('resolves the name of each hop again'),
      ),
      by(
        'private addresses in every spelling, IPv6 and mapped ones',
        fetcher('%s is refused before anything is asked'),
        file('libs/adapters/src/fetcher/public-address.test.ts')('does not take %s (%s) for public'),
      ),
      by(
        'a list that is too large, or has no end',
        saysNo,
        limited('takes exactly as many bytes as allowed and refuses one more'),
        dirty('one that is too large fails the run'),
      ),
      by(
        'slow: byte by byte, stalled, dripping for ever',
        network('reads what arrives byte by byte'),
        fetcher('whose body stops coming may pass'),
        fetcher('that drips for ever ends at the total time'),
      ),
      by(
        'it ends before its announced length',
        sim('source-cut'),
        fetcher('that breaks off before its length may pass'),
      ),
      by(
        'a gzip bomb, half a gzip file',
        saysNo,
        limited('is refused before it has grown'),
        limited('refuses gzip that ends early'),
      ),
      by(
        'HTML, binary, UTF-16 or UTF-32 in place of text',
        dirty('%s fails the run, with the reason, before anything is asked'),
        saysNo,
      ),
      by(
        'BOM, Latin-1, invalid UTF-8, CRLF, lone CR, no last line end, nothing, rejects only, a line of 1 MB, NUL and controls',
        countedLine,
      ),
      by(
        'repeats in other case or normal form, over chunk borders',
        chunks('counts repeats in other case or normal form, also over chunk borders'),
        dirty('finds repeats across the border of chunks'),
      ),
      by(
        'it changes between two attempts',
        sim('source-changed'),
        network('keeps the list of the first attempt that was whole'),
      ),
      by(
        'exactly as many lines as fill a chunk, one less, one more',
        chunks('cuts %d words into chunks of %j'),
        dirty('%d is whole'),
      ),
    ],
  },
];
