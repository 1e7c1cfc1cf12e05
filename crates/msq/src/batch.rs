//! Many inputs: read side by side, taken one after the other in their order.
//!
//! Every input has a channel of its own. A worker takes the next input, hands its channel on, and then sends what it
//! reads. The main thread gets the channels in the order of the inputs and empties them in that order: all that depends
//! on what came before (which states were seen, what is written, what is told) happens there, and is the same for any
//! number of workers.
//!
//! Both kinds of channel are bounded, so memory grows neither with the inputs nor with what is in one of them. A full
//! channel makes a worker wait; that ends, because the channel that is being emptied always has a worker. A pool of
//! tasks (rayon's) doesn't suit that: its tasks must not wait for one another.

use std::{
    num::NonZero,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use msq_core::Reading;

use crate::{Error, ErrorKind, Input, Session, crash};

/// What comes of an input, in order: any number of responses and errors, and the end.
#[derive(Debug)]
pub enum Event {
    /// A response.
    Response(Box<Reading>),
    /// The input couldn't be read, or one response of it.
    Error(Error),
    /// There is no more in it.
    End,
}

/// Reads inputs, as many at a time as there are jobs, and hands what comes of each to `take`, in the order of the
/// inputs. One that can't be read doesn't stop the rest, even if its reader panics.
///
/// # Errors
///
/// The first one of `take`, which ends the run.
pub fn read<E>(
    session: &Arc<Session>,
    inputs: &Arc<[Input]>,
    jobs: NonZero<usize>,
    mut take: impl FnMut(&Input, Event) -> Result<(), E>,
) -> Result<(), E> {
    let session = Arc::clone(session);
    let read = move |input: &Input, sink: &mut Sink<'_, _>| session.responses(input).try_for_each(sink);
    in_order(inputs, jobs, read, |input, step| match step {
        Step::Piece(Ok(reading)) => take(input, Event::Response(Box::new(reading))),
        Step::Piece(Err(error)) => take(input, Event::Error(error)),
        Step::End => take(input, Event::End),
        Step::Crash(words) => {
            take(input, Event::Error(input.error(ErrorKind::Crashed(words))))?;
            take(input, Event::End)
        }
    })
}

/// Takes a piece of what is read, unless it is time to stop.
type Sink<'a, T> = dyn FnMut(T) -> Result<(), Stop> + 'a;

/// Nobody takes what is read any more.
#[derive(Debug)]
struct Stop;

/// What comes of a reader.
#[derive(Debug)]
enum Step<T> {
    /// A piece of what is in it.
    Piece(T),
    /// There is no more.
    End,
    /// Its reader panicked, with these words: there is no more.
    Crash(String),
}

/// How many pieces of an input are read ahead.
const PIECES_AHEAD: usize = 16;

/// How many inputs are read ahead, for each worker: while one of them is long, the others go on.
const INPUTS_AHEAD: usize = 4;

/// Reads each input with `read`, and hands all that comes of them to `take`, in order.
fn in_order<I, T, E>(
    inputs: &Arc<[I]>,
    jobs: NonZero<usize>,
    read: impl Fn(&I, &mut Sink<'_, T>) -> Result<(), Stop> + Send + Sync + 'static,
    mut take: impl FnMut(&I, Step<T>) -> Result<(), E>,
) -> Result<(), E>
where
    I: Send + Sync + 'static,
    T: Send + 'static,
{
    let jobs = jobs.get().min(inputs.len());
    if jobs < 2 {
        return inputs.iter().try_for_each(|input| here(input, &read, &mut take));
    }
    let (handing_on, channels) = sync_channel(jobs.saturating_mul(INPUTS_AHEAD));
    let work = Arc::new(Work { inputs: Arc::clone(inputs), queue: Mutex::new((0, handing_on)), read });
    // Nobody waits for a worker's end: when the run ends early, it may be in the middle of a long file, or of a pipe
    // that never ends.
    let start = |_| {
        let work = Arc::clone(&work);
        thread::Builder::new().spawn(move || work.run()).ok()
    };
    // Where the system has no thread left, fewer do.
    if (0..jobs).map_while(start).count() == 0 {
        return inputs.iter().try_for_each(|input| here(input, &work.read, &mut take));
    }
    inputs.iter().try_for_each(|input| {
        let pieces: Receiver<_> = channels.recv().expect("the workers hand on a channel for each input");
        pieces.into_iter().try_for_each(|step| take(input, step))
    })
}

/// Reads an input on this thread.
fn here<I, T, E>(
    input: &I,
    read: impl Fn(&I, &mut Sink<'_, T>) -> Result<(), Stop>,
    take: &mut impl FnMut(&I, Step<T>) -> Result<(), E>,
) -> Result<(), E> {
    // What the taker says, its own panics too, is kept from the reader, which may take it for a fault of the input.
    let mut taken = Ok(Ok(()));
    let end = end_of(|| {
        read(input, &mut |piece| {
            taken = catch_unwind(AssertUnwindSafe(|| take(input, Step::Piece(piece))));
            if matches!(taken, Ok(Ok(()))) { Ok(()) } else { Err(Stop) }
        })
    });
    taken.unwrap_or_else(|panic| resume_unwind(panic))?;
    end.map_or(Ok(()), |end| take(input, end))
}

/// How a reader ends; nothing if it was stopped.
fn end_of<T>(read: impl FnOnce() -> Result<(), Stop>) -> Option<Step<T>> {
    match crash::caught(read) {
        Ok(Ok(())) => Some(Step::End),
        Ok(Err(Stop)) => None,
        Err(words) => Some(Step::Crash(words)),
    }
}

/// What the workers share.
struct Work<I, T, R> {
    inputs: Arc<[I]>,
    /// Which input is the next, and where its channel goes. Both in one lock, so that the channels keep the order of
    /// the inputs.
    queue: Mutex<(usize, SyncSender<Receiver<Step<T>>>)>,
    read: R,
}

impl<I, T, R: Fn(&I, &mut Sink<'_, T>) -> Result<(), Stop>> Work<I, T, R> {
    /// Reads inputs until none is left, or nobody takes what is read.
    fn run(&self) {
        while let Some((input, pieces)) = self.next() {
            let end =
                end_of(|| (self.read)(input, &mut |piece| pieces.send(Step::Piece(piece)).map_err(|_| Stop)));
            if end.is_none_or(|end| pieces.send(end).is_err()) {
                return;
            }
        }
    }

    fn next(&self) -> Option<(&I, SyncSender<Step<T>>)> {
        let mut queue = self.queue.lock().ok()?;
        let (next, handing_on) = &mut *queue;
        let input = self.inputs.get(*next)?;
        *next += 1;
        let (sender, receiver) = sync_channel(PIECES_AHEAD);
        handing_on.send(receiver).ok()?;
        Some((input, sender))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn jobs(number: usize) -> NonZero<usize> {
        NonZero::new(number).expect("some jobs")
    }

    /// An invented input: how many pieces it has, and whether its reader panics behind them.
    type Invented = (usize, bool);

    fn pieces(input: &Invented, sink: &mut Sink<'_, usize>) -> Result<(), Stop> {
        (0..input.0).try_for_each(sink)?;
        assert!(!input.1, "a reader's fault");
        Ok(())
    }

    fn invented(inputs: impl IntoIterator<Item = Invented>) -> Arc<[Invented]> {
        inputs.into_iter().collect()
    }

    #[test]
    fn all_comes_in_the_order_of_the_inputs_and_a_panic_ends_one_of_them() {
        crash::keep_words();
        // Long ones are longer than a channel, and there are more than are read ahead.
        let inputs = invented((0..100).map(|at| (at % 7 * 10, at % 5 == 3)));
        let expected: Vec<_> = inputs
            .iter()
            .flat_map(|(count, panics)| {
                let end = if *panics { "a reader's fault".to_owned() } else { "End".to_owned() };
                (0..*count).map(|piece| format!("Piece({piece})")).chain([end])
            })
            .collect();
        for number in [1, 2, 3, 8, 1000] {
            let mut taken = Vec::new();
            let done = in_order(&inputs, jobs(number), pieces, |_, step| {
                taken.push(match step {
                    Step::Crash(words) => words.split(" (").next().unwrap_or_default().to_owned(),
                    step => format!("{step:?}"),
                });
                Ok::<_, ()>(())
            });
            assert_eq!((done, &taken), (Ok(()), &expected), "{number} job(s)");
        }
    }

    #[test]
    fn a_taker_that_fails_ends_the_run_and_the_workers() {
        for number in [1, 2, 3] {
            let inputs = invented([(5, false), (usize::MAX, false), (usize::MAX, false)]);
            let (held, released) = sync_channel::<()>(0);
            let read = move |input: &Invented, sink: &mut Sink<'_, usize>| {
                let _held = &held;
                pieces(input, sink)
            };
            let mut left = 50;
            let done = in_order(&inputs, jobs(number), read, |_, _| {
                left -= 1;
                if left == 0 { Err("full") } else { Ok(()) }
            });
            assert_eq!((done, left), (Err("full"), 0), "{number} job(s)");
            // Nobody holds the reader any more once the last worker has ended.
            released.recv().expect_err("nothing is sent");
        }
    }

    #[test]
    fn a_panic_of_the_taker_is_no_fault_of_the_input() {
        for number in [1, 2] {
            let inputs = invented([(1, false), (1, false)]);
            let run = || {
                in_order(&inputs, jobs(number), pieces, |_, _| -> Result<(), ()> {
                    panic!("a writer's fault")
                })
            };
            let panic = catch_unwind(AssertUnwindSafe(run)).expect_err("it goes on to the caller");
            assert_eq!(panic.downcast_ref::<&str>(), Some(&"a writer's fault"), "{number} job(s)");
        }
    }

    #[test]
    fn what_is_read_ahead_is_bounded() {
        const JOBS: usize = 2;
        for (pieces_each, ahead) in [
            // As many inputs as may wait.
            (1, JOBS * INPUTS_AHEAD),
            // Both workers have filled a channel, and hold the next piece.
            (50, JOBS * (PIECES_AHEAD + 1)),
        ] {
            let read = Arc::new(AtomicUsize::new(0));
            let counting = {
                let read = Arc::clone(&read);
                move |input: &Invented, sink: &mut Sink<'_, usize>| {
                    pieces(input, &mut |piece| {
                        read.fetch_add(1, Ordering::SeqCst);
                        sink(piece)
                    })
                }
            };
            let inputs = invented((0..60).map(|_| (pieces_each, false)));
            let mut taken = 0;
            let done = in_order(&inputs, jobs(JOBS), counting, |_, step| {
                taken += usize::from(matches!(step, Step::Piece(_)));
                if taken > 1 {
                    return Ok(());
                }
                while read.load(Ordering::SeqCst) < 1 + ahead {
                    thread::yield_now();
                }
                // The workers get every chance to go on.
                (0..10_000).for_each(|_| thread::yield_now());
                let read = read.load(Ordering::SeqCst);
                if read == 1 + ahead { Ok(()) } else { Err(read) }
            });
            assert_eq!((done, taken), (Ok(()), 60 * pieces_each));
        }
    }
}
