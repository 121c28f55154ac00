//! Things kept in the author's order, and the ids that name them: an id always has its thing.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    ops::{Index, IndexMut},
};

/// The place of a `T` in its arena.
pub struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The place from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// The id that the thing added as number `index` will get.
    pub(in crate::framework) fn new(index: usize) -> Self {
        Self { index: u32::try_from(index).expect("files of 16 MiB hold fewer things"), of: PhantomData }
    }
}

// By hand, because `derive` would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Things of one sort, in the author's order.
#[derive(Clone, Debug)]
pub struct Arena<T> {
    things: Vec<T>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { things: Vec::new() }
    }
}

impl<T> Arena<T> {
    /// Keeps a thing and names it.
    pub fn add(&mut self, thing: T) -> Id<T> {
        self.things.push(thing);
        Id::new(self.things.len() - 1)
    }

    pub fn len(&self) -> usize {
        self.things.len()
    }

    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The ids, in the author's order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.things.len()).map(Id::new)
    }

    /// Each thing with its id, in the author's order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.things.iter().enumerate().map(|(index, thing)| (Id::new(index), thing))
    }

    /// Each thing, to be changed.
    pub(in crate::framework) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.things.iter_mut()
    }
}

impl<T> Index<Id<T>> for Arena<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.things[id.index()]
    }
}

impl<T> IndexMut<Id<T>> for Arena<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.things[id.index()]
    }
}
