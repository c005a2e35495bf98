/** The node where every text begins. */
export const root = 0;

/** No such node. */
export const nowhere = -1;

/** Few: sets of two words are made by the thousand, and what typed arrays hold costs long pauses to collect. */
const firstNodes = 32;

/** One column of the table of nodes. */
type Column = Int32Array<ArrayBuffer>;

/**
 * A set of texts, unit by unit (UTF-16: a text begins with another exactly if its units do). Nodes are numbers.
 * Children are found by hashing, so that a node with many is as fast as one with few.
 */
export class Trie {
  #parent: Column;
  #unit: Column;
  #child: Column;
  #sibling: Column;
  #below: Column;
  #end: Column;
  #slots: Column;
  #count = 1;

  /** With room for about so many nodes; it grows when they are more. */
  constructor(expected = firstNodes) {
    const nodes = 2 ** Math.ceil(Math.log2(Math.max(firstNodes, expected)));
    const column = () => new Int32Array(nodes);
    [this.#parent, this.#unit, this.#child] = [column(), column(), column()];
    [this.#sibling, this.#below, this.#end] = [column(), column(), column()];
    this.#slots = new Int32Array(2 * nodes).fill(nowhere);
    this.#child[root] = nowhere;
    this.#sibling[root] = nowhere;
  }

  /** How many nodes there are; all are below it. */
  get size(): number {
    return this.#count;
  }

  /** Puts in a text that is not in yet; returns the node where it ends. */
  add(text: string): number {
    let node = root;
    this.#below[root] = this.below(root) + 1;
    for (let at = 0; at < text.length; at += 1) {
      node = this.#stepOrAdd(node, text.charCodeAt(at));
      this.#below[node] = this.below(node) + 1;
    }
    this.#end[node] = 1;
    return node;
  }

  /**
   * The same backwards, without counting what is below. The node of what the text has from a unit on comes into `nodes`, the first
   * one's at `from`.
   */
  addBackwards(text: string, nodes: Int32Array, from: number): void {
    let node = root;
    for (let at = text.length - 1; at >= 0; at -= 1) {
      node = this.#stepOrAdd(node, text.charCodeAt(at));
      nodes[from + at] = node;
    }
    this.#end[node] = 1;
  }

  /** Where a text leads; `nowhere` if none begins with it. */
  find(text: string): number {
    let node = root;
    for (let at = 0; at < text.length && node !== nowhere; at += 1) {
      node = this.step(node, text.charCodeAt(at));
    }
    return node;
  }

  has(text: string): boolean {
    const node = this.find(text);
    return node !== nowhere && this.ends(node);
  }

  /** Where a unit leads from a node; `nowhere` if no text was ever there. */
  step(node: number, unit: number): number {
    return this.#slots[this.#slotOf(node, unit)] as number;
  }

  /** Whether a text ends here. */
  ends(node: number): boolean {
    return this.#end[node] === 1;
  }

  /** How many texts end here or further on. */
  below(node: number): number {
    return this.#below[node] as number;
  }

  firstChild(node: number): number {
    return this.#child[node] as number;
  }

  nextSibling(node: number): number {
    return this.#sibling[node] as number;
  }

  /** The unit that leads to a node. */
  unitOf(node: number): number {
    return this.#unit[node] as number;
  }

  #slotOf(node: number, unit: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(node, unit) & mask;
    for (;;) {
      const found = this.#slots[slot] as number;
      if (found === nowhere) return slot;
      if (this.#parent[found] === node && this.#unit[found] === unit) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Where a unit leads, from now on. */
  #stepOrAdd(node: number, unit: number): number {
    const slot = this.#slotOf(node, unit);
    const found = this.#slots[slot] as number;
    return found === nowhere ? this.#addChild(node, unit, slot) : found;
  }

  #addChild(parent: number, unit: number, slot: number): number {
    const isFull = this.#count === this.#parent.length;
    if (isFull) this.#grow();
    const node = this.#count;
    this.#count += 1;
    this.#parent[node] = parent;
    this.#unit[node] = unit;
    this.#child[node] = nowhere;
    this.#sibling[node] = this.firstChild(parent);
    this.#child[parent] = node;
    this.#slots[isFull ? this.#slotOf(parent, unit) : slot] = node;
    return node;
  }

  #grow(): void {
    this.#parent = doubled(this.#parent);
    this.#unit = doubled(this.#unit);
    this.#child = doubled(this.#child);
    this.#sibling = doubled(this.#sibling);
    this.#below = doubled(this.#below);
    this.#end = doubled(this.#end);
    this.#slots = new Int32Array(this.#slots.length * 2).fill(nowhere);
    for (let node = 1; node < this.#count; node += 1) {
      this.#slots[this.#slotOf(this.#parent[node] as number, this.unitOf(node))] = node;
    }
  }
}

/** The texts backwards: what begins with what there ends with it here. Units, as in the trie. */
export function reversed(text: string): string {
  let backwards = '';
  for (let at = text.length - 1; at >= 0; at -= 1) backwards += text.charAt(at);
  return backwards;
}

function doubled(column: Column): Column {
  const longer = new Int32Array(column.length * 2);
  longer.set(column);
  return longer;
}

function hashOf(node: number, unit: number): number {
  let mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
