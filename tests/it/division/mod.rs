//! The organiser's division: people from all sources, the task made of them, what is told of the result, changes by hand, what is
//! published, and the record of it all.

mod adjusting;
mod joining;
mod people;
mod records;
mod results;
mod support;
mod wishes_file;
