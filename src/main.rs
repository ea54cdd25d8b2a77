//! The `plaid-emulator` command.

fn main() {}
