import { choice, choose } from '../choice/current.ts';
import { counts } from '../counts/counting.ts';
import { figure } from '../figures.ts';

/** A scale with two values is a switch. */
export function FitFilter() {
  const { nsfw, ...others } = choice.value.scales;
  const isOn = nsfw?.known?.[1] === 0 && !nsfw.unknown;
  const unfit = counts.value?.scales.nsfw.bars[1];
  return (
    <div class="filter row">
      <label class="check">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          onChange={() =>
            choose({ scales: isOn ? others : { ...others, nsfw: { known: [0, 0], unknown: false } } })
          }
        />{' '}
        Fit for work
      </label>
      {unfit !== undefined && (
        <span key={unfit} class="quiet">
          {figure(unfit)} unfit
        </span>
      )}
    </div>
  );
}
