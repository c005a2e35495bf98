import { wordForms } from '@word-list/domain/asking';
import { choice, choose } from '../choice/current.ts';
import { counts } from '../counts/counting.ts';
import { figure } from '../figures.ts';

const names = { base: 'base form', plural: 'plural', inflected: 'inflected', name: 'name' } as const;

/** Which forms a word may have; none pressed means any. */
export function FormsFilter() {
  const { forms } = choice.value;
  const shown = counts.value?.forms;
  const most = Math.max(1, ...wordForms.map((form) => shown?.[form] ?? 0));
  return (
    <div class="filter" role="group" aria-label="Forms">
      <span class="filter-name">Forms</span>
      <ul class="types">
        {wordForms.map((form) => (
          <li key={form}>
            <button
              type="button"
              aria-pressed={forms.includes(form)}
              style={{ '--share': (shown?.[form] ?? 0) / most }}
              onClick={() =>
                choose({ forms: wordForms.filter((other) => forms.includes(other) !== (other === form)) })
              }
            >
              <span>{names[form]}</span>
              {shown !== undefined && (
                <span key={shown[form]} class="quiet">
                  {figure(shown[form])}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
