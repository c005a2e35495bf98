import { choice, hrefOf } from '../choice/current.ts';
import { figure } from '../figures.ts';
import { listSize } from './list-size.ts';

/** The foot of a printed list: what makes it again. */
export function Printed() {
  const size = listSize.value;
  return (
    <p class="printed">
      {size !== undefined && `${figure(size)} words. `}
      {location.origin + hrefOf(choice.value)}
    </p>
  );
}
