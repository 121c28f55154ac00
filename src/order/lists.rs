//! A list of numbers for each number, packed into two.

/// For each number below some bound, a list of numbers.
#[derive(Debug)]
pub(super) struct Lists {
    /// Where each list begins; one more at the end.
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Lists {
    /// `count` lists, filled from pairs of a list and an entry, which stay in their order.
    pub(super) fn new(count: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0; count + 1];
        for (list, _) in pairs.clone() {
            starts[list + 1] += 1;
        }
        for list in 0..count {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        let mut entries = vec![0; starts[count] as usize];
        for (list, entry) in pairs {
            entries[next[list] as usize] = u32::try_from(entry).expect("files of 16 MiB hold fewer things");
            next[list] += 1;
        }
        Self { starts, entries }
    }

    /// The entries of a list.
    pub(super) fn of(&self, list: usize) -> impl Iterator<Item = usize> {
        let range = self.starts[list] as usize..self.starts[list + 1] as usize;
        self.entries[range].iter().map(|&entry| entry as usize)
    }
}
