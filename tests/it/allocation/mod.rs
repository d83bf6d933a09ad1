//! Dividing people among workshops.

mod adjusting;
mod fairness;
mod oracle;
mod properties;
mod shapes;
mod support;
