//! Pages and components.
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! { <main><h1>"Kuluary"</h1></main> }
}
