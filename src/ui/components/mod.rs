//! Small pieces that several pages share.

pub(super) mod calendar;
pub(super) mod icon;
pub(super) mod kind;
pub(super) mod notice;
pub(super) mod place;
pub(super) mod prose;
pub(super) mod qr;
pub(super) mod subject;
pub(super) mod take_along;
pub(super) mod trouble;
