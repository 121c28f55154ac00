//! What is asked of the solver again and again has the same answer each time.

use crate::logic::{
    prop::{Prop, Switch},
    solve::{Budget, Engine, Outcome},
};

#[test]
fn what_clashes_by_itself_clashes_each_time() {
    let budget = Budget::new(100);
    let mut engine = Engine::new(&budget);
    let switch = |number| Prop::switch(Switch(number));
    engine.enforce(&Prop::any([switch(0).complement(), switch(1)]));
    engine.enforce(&Prop::any([switch(0).complement(), switch(1).complement()]));
    engine.enforce(&switch(0));
    let assumed = [engine.assumption(&switch(2))];
    let clashing: Vec<Option<Vec<usize>>> = (0..3)
        .map(|_| match engine.solve(&assumed) {
            Ok(Outcome::Clash(places)) => Some(places),
            Ok(Outcome::Found(_)) | Err(_) => None,
        })
        .collect();
    assert_eq!(clashing, vec![Some(Vec::new()); 3]);
}
