import './style.css';
import { render } from 'preact';
// Asks for the words before anything else is asked.
import './words/finding.ts';
import { App } from './app.tsx';

const root = document.querySelector('#page');
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
