//! Pages: finished values in, HTML out. Nothing here decides; a page shows what it is given.

pub mod assets;
pub mod demo;
pub mod hosted;
pub mod link;
pub mod oauth;
pub mod preview;
pub mod questionnaire;
pub mod words;
