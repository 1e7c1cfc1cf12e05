//! What others derive from a catalogue once, kept beside it: a value a type.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// Values by their type. It is no part of what a catalogue says: all are equal, and a clone begins without any.
#[derive(Default)]
pub(super) struct Kept(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Kept {
    pub(super) fn get_or_insert<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let find = || {
            // Nothing panics while the lock is held.
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            kept.get(&TypeId::of::<T>()).cloned()
        };
        if let Some(Ok(found)) = find().map(Arc::downcast) {
            return found;
        }
        // Made without the lock: it may ask for another.
        let made = Arc::new(make());
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_all = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::clone(&made) as _);
        Arc::clone(of_all).downcast().unwrap_or(made)
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
