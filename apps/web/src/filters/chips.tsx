import { choose, choice } from '../choice/current.ts';
import { describeFilters, type DescribedFilter } from '../choice/describe-filters.ts';

/** Every filter and rule that holds, each with its way out. */
export function Chips() {
  const chips = describeFilters(choice.value);
  return (
    <ul class="chips" aria-label="Filters in use">
      {chips.map((chip) => (
        <Chip key={chip.id} chip={chip} />
      ))}
      {chips.length === 0 && <li class="quiet">All words</li>}
    </ul>
  );
}

function Chip({ chip }: { readonly chip: DescribedFilter }) {
  return (
    <li>
      <button class="chip" type="button" aria-label={`Lift: ${chip.name}`} onClick={() => choose(chip.lift)}>
        {chip.name}
        <span aria-hidden="true"> ×</span>
      </button>
    </li>
  );
}
