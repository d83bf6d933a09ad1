//! Everything that was gathered as one file, which says the same wherever it is opened: each submission as it is stored, conflicting ones
//! and those that do not count included, and what could not be read. The order is that of ids, which tells nothing.

use std::sync::Arc;

use serde_json::Value;

use crate::{format::submission_json::EXPORT_SCHEMA, handover::gathered::Gathered};

/// How long a part of the file is, in bytes.
const PART: usize = 1_000_000;

/// An archive that is being written part by part.
#[derive(Debug)]
pub struct Archive {
    all: Arc<Gathered>,
    /// The numbers of the submissions, in order.
    order: Vec<u32>,
    at: usize,
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Start,
    Submissions,
    End,
    Done,
}

impl Archive {
    /// The archive of what was gathered.
    pub fn new(all: Arc<Gathered>) -> Self {
        let mut order: Vec<u32> = (0..u32::try_from(all.len()).unwrap_or(u32::MAX)).collect();
        order.sort_unstable_by_key(|number| all.standing(*number).map(|record| &record.submission.id));
        Self { all, order, at: 0, stage: Stage::Start }
    }

    fn submissions(&mut self, part: &mut String) {
        while part.len() < PART {
            let Some(number) = self.order.get(self.at) else {
                self.stage = Stage::End;
                return;
            };
            for (version, record) in self.all.versions(*number).enumerate() {
                if self.at + version > 0 {
                    part.push_str(",\n");
                }
                part.push_str(record.text.as_str());
            }
            self.at += 1;
        }
    }

    fn end(&self, part: &mut String) {
        part.push_str("],\"unreadable\":[");
        for (at, raw) in self.all.unreadable().iter().enumerate() {
            if at > 0 {
                part.push_str(",\n");
            }
            part.push_str(&Value::from(&**raw).to_string());
        }
        part.push_str("]}\n");
    }
}

impl Iterator for Archive {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut part = String::new();
        match self.stage {
            Stage::Start => {
                part = format!("{{\"schema\":\"{EXPORT_SCHEMA}\",\"submissions\":[");
                self.stage = Stage::Submissions;
            }
            Stage::Submissions => self.submissions(&mut part),
            Stage::End => {
                self.end(&mut part);
                self.stage = Stage::Done;
            }
            Stage::Done => return None,
        }
        Some(part)
    }
}
