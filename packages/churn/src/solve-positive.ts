/** Solves A x = b for a symmetric positive definite A (row by row, overwritten) by Cholesky's decomposition. */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(matrix, row * size + column)
      for (let inner = 0; inner < column; inner += 1) {
        sum -= at(matrix, row * size + inner) * at(matrix, column * size + inner)
      }
      matrix[row * size + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(matrix, column * size + column)
    }
  }
  const solution = Float64Array.from(right)
  for (let row = 0; row < size; row += 1) {
    let sum = at(solution, row)
    for (let inner = 0; inner < row; inner += 1) sum -= at(matrix, row * size + inner) * at(solution, inner)
    solution[row] = sum / at(matrix, row * size + row)
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(solution, row)
    for (let inner = row + 1; inner < size; inner += 1)
      sum -= at(matrix, inner * size + row) * at(solution, inner)
    solution[row] = sum / at(matrix, row * size + row)
  }
  return solution
}

const at = (values: Float64Array, index: number): number => values[index] as number
