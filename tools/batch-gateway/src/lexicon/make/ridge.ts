/** What a linear fit by least squares needs of its examples: sums that can be added up. */
export interface Sums {
  readonly size: number;
  /** Products of features, row by row; only the lower triangle is kept. */
  readonly products: Float64Array;
  /** Products of features and targets. */
  readonly targets: Float64Array;
}

export const noSums = (size: number): Sums => ({
  size,
  products: new Float64Array(size * size),
  targets: new Float64Array(size),
});

/** What is known of one thing, what it should give, and how much that counts. */
export interface Example {
  readonly features: Float64Array;
  readonly target: number;
  readonly weight: number;
}

/** Adds one example to the sums. */
export const addExample = (sums: Sums, { features, target, weight }: Example): void => {
  const { size, products, targets } = sums;
  for (let row = 0; row < size; row += 1) {
    const weighted = weight * at(features, row);
    const from = row * size;
    for (let column = 0; column <= row; column += 1) {
      products[from + column] = at(products, from + column) + weighted * at(features, column);
    }
    targets[row] = at(targets, row) + weighted * target;
  }
};

/** The weights of the fit to all examples of all sums, drawn towards 0 by `penalty`. */
export const fitRidge = (parts: readonly Sums[], penalty: number): Float64Array => {
  const size = parts[0]?.size ?? 0;
  const all = noSums(size);
  for (const { products, targets } of parts) {
    addTo(all.products, products);
    addTo(all.targets, targets);
  }
  for (let row = 0; row < size; row += 1) {
    all.products[row * size + row] = at(all.products, row * size + row) + penalty;
  }
  return solve(factorise(all.products, size), all.targets, size);
};

/** The sum of the products of two rows, as far as the first one goes. */
export const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += at(one, index) * at(other, index);
  return sum;
};

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}

function addTo(sum: Float64Array, numbers: Float64Array): void {
  for (let index = 0; index < sum.length; index += 1) sum[index] = at(sum, index) + at(numbers, index);
}

function solve(lower: Float64Array, targets: Float64Array, size: number): Float64Array {
  const half = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const rest = at(targets, row) - dot(lower.subarray(row * size, row * size + row), half);
    half[row] = rest / at(lower, row * size + row);
  }
  const result = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = at(half, row);
    for (let below = row + 1; below < size; below += 1) {
      rest -= at(lower, below * size + row) * at(result, below);
    }
    result[row] = rest / at(lower, row * size + row);
  }
  return result;
}

/** Cholesky's lower triangle of a symmetric positive matrix, of which the lower triangle is given. */
function factorise(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const rest =
        at(matrix, row * size + column) -
        dot(lower.subarray(row * size, row * size + column), lower.subarray(column * size));
      lower[row * size + column] =
        column === row ? Math.sqrt(rest) : rest / at(lower, column * size + column);
    }
  }
  return lower;
}
