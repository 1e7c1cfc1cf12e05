//! The command line as a person meets it: what it prints, where, and how it ends.

mod bad_input;
mod batch;
mod convert;
mod faults;
mod help;
mod limits;
mod published;
mod run;
mod samples;
mod tables;
