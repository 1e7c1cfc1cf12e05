//! Temporary files: outputs on their way, beside their place. Each is called `.msq-….part`, and is removed when the run
//! ends, even by Ctrl-C; where nothing can be done any more, it stays, and hinders nobody.

use std::{
    collections::BTreeSet,
    fs::{File, Permissions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tempfile::NamedTempFile;

/// A file that is removed, unless it is published.
#[derive(Debug)]
pub(crate) struct Temporary {
    // It is removed before it is forgotten: fields are dropped in their order.
    file: NamedTempFile,
    _listed: Listed,
}

impl Temporary {
    /// An empty file in that folder, with those permissions, or with those of any new file.
    pub(crate) fn create(folder: &Path, permissions: Option<Permissions>) -> io::Result<Self> {
        #[cfg(unix)]
        interruption::watch_if_asked();
        let mut list = list();
        let file = tempfile::Builder::new()
            .prefix(".msq-")
            .suffix(".part")
            .make_in(folder, |path| File::create_new(path))?;
        list.insert(file.path().to_owned());
        drop(list);
        let temporary = Self { _listed: Listed(file.path().to_owned()), file };
        if let Some(permissions) = permissions {
            temporary.file.as_file().set_permissions(permissions)?;
        }
        Ok(temporary)
    }

    /// Gives the file its name, once all of it is on the disk. A file of that name is replaced.
    pub(crate) fn publish(self, path: &Path) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        let _list = list();
        self.file.persist(path)?;
        Ok(())
    }
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The temporary files that there are. While somebody holds the list, none is made or published.
static LIST: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn list() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIST.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file of the list, as long as it may be there.
#[derive(Debug)]
struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        list().remove(&self.0);
    }
}

#[cfg(unix)]
pub(crate) mod interruption {
    //! Whoever interrupts a run finds no temporary file.

    use std::{
        fs,
        sync::{
            Once,
            atomic::{AtomicBool, Ordering},
            mpsc::channel,
        },
        thread,
    };

    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
        iterator::Signals,
        low_level::emulate_default_handler,
    };

    /// Whether the program asked for it.
    static ASKED: AtomicBool = AtomicBool::new(false);

    /// From now on, temporary files are removed when a signal ends the process: a closed terminal, Ctrl-C, Ctrl-\, or `kill`.
    ///
    /// Signals are the program's to handle: a `main` of its own calls this, a library doesn't. Without it, a file `.msq-….part`
    /// may be left beside an output.
    pub fn remove_temporary_files_on_signals() {
        ASKED.store(true, Ordering::Relaxed);
    }

    /// Watches once there is a temporary file, if the program asked for it.
    pub(super) fn watch_if_asked() {
        if ASKED.load(Ordering::Relaxed) {
            watch();
        }
    }

    /// Removes the temporary files when the run is interrupted, which ends it as if nobody had listened.
    fn watch() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let (ready, is_ready) = channel::<()>();
            // Without a thread, nothing is taken over, and files may stay.
            let _ = thread::Builder::new().spawn(move || {
                let mut signals = Signals::new(watched());
                drop(ready);
                for signal in signals.iter_mut().flat_map(Signals::forever) {
                    // It is never given back: nothing is made or published behind that.
                    let list = super::list();
                    list.iter().for_each(|path| drop(fs::remove_file(path)));
                    let _ = emulate_default_handler(signal);
                }
            });
            // It ends when the other side is dropped.
            let _ = is_ready.recv();
        });
    }

    /// The signals that would end the run: a closed terminal, Ctrl-C, Ctrl-\, and `kill`. What whoever started it has
    /// it ignore, as `nohup` does, stays ignored.
    fn watched() -> Vec<i32> {
        match ignored() {
            Some(ignored) => {
                let is_ignored = |signal: &i32| ignored >> (signal - 1) & 1 == 1;
                [SIGHUP, SIGINT, SIGQUIT, SIGTERM].into_iter().filter(|signal| !is_ignored(signal)).collect()
            }
            // A run that `nohup` keeps alive is worth more than a folder without leftovers.
            None => vec![SIGINT, SIGTERM],
        }
    }

    /// The signals that are ignored, a bit each from the first on; nothing where the system, which isn't Linux then,
    /// doesn't say.
    fn ignored() -> Option<u128> {
        let status = fs::read_to_string("/proc/self/status").ok()?;
        let bits = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
        u128::from_str_radix(bits.trim(), 16).ok()
    }
}
