//! The package that stands for all, the draft as it has it, and provisions as their amendments change them.

use super::{Inquiry, LINE, Statements, Theory, component, read};
use crate::{framework::Framework, statements::Question};

const GUARANTEE: &str = "[components.guarantee]\ntitle = \"g\"\nkind = \"security-guarantee\"\nby = [\"north\"]\nactivated-by = \"each-guarantor\"\n";

fn asked<T>(framework: &Framework, ask: impl FnOnce(&Inquiry<'_>) -> T) -> T {
    let statements = Statements::select(framework, &Question::default());
    let theory = Theory::of(framework, &statements);
    ask(&Inquiry::new(framework, &theory))
}

/// Each component that is in, with what it settles and by whose decision it is called in.
fn described(framework: &Framework) -> Vec<String> {
    let components = framework.components_in_play();
    let described = components.map(|(_, component)| {
        let provision = &component.provision;
        let settles = provision.settles.iter().map(|settles| {
            let words = settles.values.iter().map(|value| framework.issues[settles.issue].word(value.value));
            words.collect::<Vec<_>>().join(" or ")
        });
        let by = provision.by.iter().map(|party| framework.parties[party.value].name.clone());
        let words: Vec<_> = [component.entry.id.clone()].into_iter().chain(by).chain(settles).collect();
        format!("{} {:?}", words.join(" "), component.nature.terms())
    });
    described.map(|text| text.replace(" None", "")).collect()
}

fn shown(text: &str) -> Vec<String> {
    let framework = read(text);
    let package = asked(&framework, |inquiry| inquiry.package().expect("there is a package"));
    described(&framework.settled(&package))
}

#[test]
fn brackets_are_in_and_the_first_of_each_list_is_taken() {
    let text = [
        LINE.to_owned(),
        component("border", "settles = { line = [\"present\", \"old\"] }"),
        component("bracketed", "bracketed-by = [\"south\"]"),
        component("first", ""),
        component("second", ""),
        "[choices.which]\ntitle = \"?\"\none-of = [\"first\", \"second\"]\n".to_owned(),
    ];
    assert_eq!(shown(&text.concat()), ["border present", "bracketed", "first"]);
}

#[test]
fn what_the_draft_does_not_allow_is_not_taken() {
    let text = [
        LINE.to_owned(),
        component("border", "settles = { line = [\"present\", \"old\"] }\nrequires = [\"line = old\"]"),
        component("first", "excludes = [\"bracketed\"]\nbracketed-by = [\"south\"]"),
        component("bracketed", "bracketed-by = [\"south\"]"),
    ];
    assert_eq!(shown(&text.concat()), ["border old", "first"]);
}

#[test]
fn an_amendment_changes_what_it_amends_and_says_nothing_more_itself() {
    let amendment = "[components.consent]\ntitle = \"c\"\namends = \"guarantee\"\nactivated-by = \"unanimity\"\nby = [\"south\"]\nbracketed-by = [\"south\"]\n";
    let found = shown(&[GUARANTEE, amendment].concat());
    let ids: Vec<_> = found.iter().map(|line| line.split(" Guarantee").next().unwrap_or_default()).collect();
    assert_eq!(ids, ["guarantee North South", "consent"]);
    assert!(found[0].contains("Rule(Unanimity)") && !found[0].contains("EachGuarantor"), "{}", found[0]);
}

#[test]
fn a_provision_has_a_variant_for_each_set_of_amendments_that_go_together() {
    let amendment = |id: &str, keys: &str| {
        format!("[components.{id}]\ntitle = \"{id}\"\namends = \"guarantee\"\nbracketed-by = [\"south\"]\n{keys}\n")
    };
    let text = [
        GUARANTEE.to_owned(),
        amendment("one", "reversible = true"),
        amendment("two", "excludes = [\"one\"]\nreversible = false"),
    ];
    let framework = read(&text.concat());
    let described: Vec<_> = asked(&framework, |inquiry| {
        inquiry
            .variants()
            .into_iter()
            .map(|(_, variant)| {
                let ids: Vec<_> =
                    variant.amendments.iter().map(|&id| framework.components[id].entry.id.as_str()).collect();
                (ids, variant.component.provision.reversible.map(|it| it.value))
            })
            .collect()
    });
    assert_eq!(described, [(vec![], None), (vec!["one"], Some(true)), (vec!["two"], Some(false))]);
}
