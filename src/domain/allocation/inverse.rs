//! The inverse of a small square matrix, kept while one column after the other is exchanged.

/// A dense inverse, row by row.
pub(super) struct Inverse {
    size: usize,
    entries: Vec<f64>,
}

impl Inverse {
    /// The inverse of the identity.
    pub(super) fn identity(size: usize) -> Self {
        let mut entries = vec![0.0; size * size];
        entries.iter_mut().step_by(size + 1).for_each(|entry| *entry = 1.0);
        Self { size, entries }
    }

    /// Inverts a matrix given row by row, by Gauss and Jordan with row pivoting; `None` when it is as good as singular.
    pub(super) fn of(mut matrix: Vec<f64>, size: usize) -> Option<Self> {
        let mut inverse = Self::identity(size);
        for column in 0..size {
            let weight = |row: &usize| matrix[row * size + column].abs();
            let pivot = (column..size).max_by(|a, b| weight(a).total_cmp(&weight(b)))?;
            if weight(&pivot) < 1e-9 {
                return None;
            }
            for at in 0..size {
                matrix.swap(pivot * size + at, column * size + at);
                inverse.entries.swap(pivot * size + at, column * size + at);
            }
            let scale = matrix[column * size + column];
            let own: Vec<f64> = (0..size).map(|at| matrix[column * size + at] / scale).collect();
            inverse.entries[column * size..(column + 1) * size].iter_mut().for_each(|entry| *entry /= scale);
            matrix[column * size..(column + 1) * size].copy_from_slice(&own);
            let rates: Vec<f64> = (0..size).map(|row| if row == column { 0.0 } else { matrix[row * size + column] }).collect();
            for (row, rate) in rates.iter().enumerate().filter(|(_, rate)| **rate != 0.0) {
                for (entry, own) in matrix[row * size..(row + 1) * size].iter_mut().zip(&own) {
                    *entry -= rate * own;
                }
            }
            inverse.eliminate(column, &rates);
        }
        Some(inverse)
    }

    /// A row.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        &self.entries[row * self.size..(row + 1) * self.size]
    }

    /// Adds a multiple of a column to `sum`.
    pub(super) fn add_column(&self, column: usize, factor: f64, sum: &mut [f64]) {
        for (sum, entry) in sum.iter_mut().zip(self.entries.iter().skip(column).step_by(self.size.max(1))) {
            *sum += factor * entry;
        }
    }

    /// Makes a row the negative sum of some rows.
    pub(super) fn fold(&mut self, row: usize, rows: &[usize]) {
        for column in 0..self.size {
            let sum: f64 = rows.iter().map(|other| self.entries[other * self.size + column]).sum();
            self.entries[row * self.size + column] = -sum;
        }
    }

    /// Exchanges the column that belongs to `row`; `direction` is the new column times the inverse.
    pub(super) fn exchange(&mut self, row: usize, direction: &mut [f64]) {
        let scale = std::mem::replace(&mut direction[row], 0.0);
        self.entries[row * self.size..(row + 1) * self.size].iter_mut().for_each(|entry| *entry /= scale);
        self.eliminate(row, direction);
    }

    /// Takes from every row `rate` times one row.
    fn eliminate(&mut self, row: usize, rates: &[f64]) {
        if self.size == 0 {
            return;
        }
        let own = self.row(row).to_vec();
        for (entries, rate) in self.entries.chunks_exact_mut(self.size).zip(rates).filter(|(_, rate)| **rate != 0.0) {
            for (entry, own) in entries.iter_mut().zip(&own) {
                *entry -= rate * own;
            }
        }
    }
}
