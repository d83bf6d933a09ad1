//! What the organiser published beside the programme: the last good copy at once, the newest with every look at the host.

use leptos::{prelude::*, task::spawn_local};

use super::meeting::{Loading, Programme, use_programme};
use crate::{
    browser::{assets, storage::shelf::Shelf},
    domain::{format::read_published, id::MeetingId, published::Published, storage_key::RecordType},
};

/// The file that belongs to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    meeting: MeetingId,
    address: String,
}

/// What the organiser published.
#[derive(Debug, Clone, Copy)]
pub struct PublishedFile {
    shown: RwSignal<Option<(Place, Published)>>,
    place: Memo<Option<Place>>,
}

/// What the organiser published.
pub fn use_published() -> PublishedFile {
    expect_context()
}

impl PublishedFile {
    /// Looks at the host whenever the programme does, so that it costs no hour of its own.
    pub fn provide() -> Self {
        let programme = use_programme();
        let here = Self { shown: RwSignal::new(None), place: Memo::new(move |_| place(programme)) };
        Effect::new(move || {
            programme.looks();
            let Some(place) = here.place.get() else { return };
            if here.shown.with_untracked(|shown| shown.as_ref().is_none_or(|(of, _)| *of != place)) {
                here.shown.set(copy_of(&place).map(|published| (place.clone(), published)));
            }
            spawn_local(async move { here.look(place).await });
        });
        provide_context(here);
        here
    }

    /// Reads something from what is published of the meeting on screen; `None` when nothing is known of it. Tracked.
    pub fn with<T>(self, read: impl FnOnce(&Published) -> T) -> Option<T> {
        let place = self.place.get();
        let shown = self.shown.read();
        shown.as_ref().filter(|(of, _)| Some(of) == place.as_ref()).map(|(_, published)| read(published))
    }

    async fn look(self, place: Place) {
        // A host that cannot be reached and a file that is not what it should be leave the last good copy, which tells its own time.
        let Ok(bytes) = assets::read(&place.address).await else { return };
        let Ok(read) = read_published(&bytes) else { return };
        let published = read.value;
        if self.place.try_get_untracked().flatten().as_ref() != Some(&place) {
            return;
        }
        if self.shown.with_untracked(|shown| shown.as_ref().is_some_and(|(_, known)| *known == published)) {
            return;
        }
        // The copy is a courtesy: where storage refuses, this works as long as the host answers.
        drop(Shelf::of(&place.meeting, RecordType::Published).write(&place.address, &String::from_utf8_lossy(&bytes)));
        self.shown.set(Some((place, published)));
    }
}

fn place(programme: Programme) -> Option<Place> {
    let Loading::Ready(loaded) = programme.loading() else { return None };
    Some(Place { meeting: loaded.meeting.id.clone(), address: loaded.meeting.published.clone()? })
}

fn copy_of(place: &Place) -> Option<Published> {
    let text = Shelf::of(&place.meeting, RecordType::Published).read(&place.address).ok().flatten()?;
    Some(read_published(text.as_bytes()).ok()?.value)
}
