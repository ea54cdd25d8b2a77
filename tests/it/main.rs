//! Tests of the whole emulator, driven in process.

mod ui;
