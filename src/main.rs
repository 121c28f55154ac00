//! The program `model`: arguments in, exit code out.

fn main() {}
