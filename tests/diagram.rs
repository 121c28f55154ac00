//! scratch
use peace_model::{
    calendar::{Duration, Unit},
    diagram,
    expr::{Anchor, Logic, Moment, Offset, PointOf, Time, When},
    finding::{Finding, Severity},
    framework::*,
    source::{Sources, Span, Spanned},
};

struct B {
    f: Framework,
    at: Span,
}
fn at() -> Span {
    let mut s = Sources::default();
    let id = s.add("a.toml", " ");
    Span::new(id, 0..1)
}
impl B {
    fn new() -> Self {
        let at = at();
        let mut f = Framework::default();
        f.heading = Some(Heading {
            title: "Package of measures, seventeen provisions".into(),
            at,
            summary: None,
            note: None,
            sources: vec![],
            date: None,
            signed: None,
            status: None,
            proposed_by: vec![],
            signatories: None,
            belligerents: None,
            requires: vec![],
        });
        B { f, at }
    }
    fn entry(&self, id: &str, title: Option<&str>) -> Entry {
        Entry { id: id.into(), at: self.at, title: title.map(Into::into), note: None, sources: vec![] }
    }
    fn s<T>(&self, v: T) -> Spanned<T> {
        Spanned::new(v, self.at)
    }
    fn party(&mut self, id: &str, name: &str) -> PartyId {
        let p = Party {
            entry: self.entry(id, None),
            name: name.into(),
            kind: None,
            members: vec![],
            of: None,
            decides_by: None,
        };
        self.f.parties.add(p)
    }
    fn comp(&mut self, id: &str, title: &str, kind: Kind, point: &str, by: &[PartyId]) -> ComponentId {
        let p = Provision {
            point: Some(point.into()),
            text: Some(format!("The text of {title}.")),
            by: by.iter().map(|&b| self.s(b)).collect(),
            ..Provision::default()
        };
        let c = Component {
            entry: self.entry(id, Some(title)),
            nature: Nature::Provision { kind: self.s(kind), terms: Terms::None, standing: kind.is_standing() },
            provision: p,
            steps: vec![],
            choice: None,
            dropped: false,
            allow: vec![],
        };
        self.f.components.add(c)
    }
    fn step(&mut self, c: ComponentId, id: &str) -> StepId {
        let cid = self.f.components[c].entry.id.clone();
        let prov = Provision {
            by: self.f.components[c].provision.by.clone(),
            verified_by: self.f.components[c].provision.verified_by.clone(),
            ..Provision::default()
        };
        let st = Step { entry: self.entry(&format!("{cid}.{id}"), None), component: c, provision: prov };
        let sid = self.f.steps.add(st);
        self.f.components[c].steps.push(sid);
        sid
    }
    fn p(&mut self, c: ComponentId) -> &mut Provision {
        &mut self.f.components[c].provision
    }
    fn pt(&self, t: Thing, m: Option<Moment>) -> Point {
        PointOf { thing: t, moment: m, at: self.at }
    }
    fn all(&self, ts: &[(Thing, Option<Moment>)]) -> Option<Spanned<Condition>> {
        Some(self.s(Logic::All(ts.iter().map(|&(t, m)| Logic::Is(self.pt(t, m))).collect())))
    }
}
fn minsk(phase: bool) -> Framework {
    use Thing::Component as C;
    let mut b = B::new();
    let ua = b.party("ukraine", "Ukraine");
    let ru = b.party("russia", "Russia");
    let ca = b.party("cadlr", "Certain areas of Donetsk and Luhansk");
    let os = b.party("osce", "OSCE");
    let rada = b.party("rada", "Verkhovna Rada");
    let p1 = b.comp("p1-ceasefire", "Ceasefire", Kind::Ceasefire, "1", &[ua, ca]);
    let p2 =
        b.comp("p2-heavy-weapons", "Pull-back of heavy weapons by equal distances", Kind::Withdrawal, "2", &[ua, ca]);
    let p3 = b.comp("p3-monitoring", "Monitoring of ceasefire and pull-back", Kind::Monitoring, "3", &[os]);
    let p4 = b.comp("p4-election-dialogue", "Dialogue on how to hold local elections", Kind::Dialogue, "4", &[ua, ca]);
    let p4r = b.comp(
        "p4-rada-resolution",
        "Resolution on the territory under the special regime",
        Kind::LegalAct,
        "4",
        &[ua],
    );
    let p5 = b.comp("p5-amnesty", "Amnesty", Kind::Amnesty, "5", &[ua]);
    let p6 = b.comp("p6-prisoners", "Release of all held persons", Kind::PrisonerRelease, "6", &[ua, ca]);
    let p7 = b.comp("p7-humanitarian", "Humanitarian aid", Kind::HumanitarianAccess, "7", &[ua, ca]);
    let p8 = b.comp("p8-economic", "Social and economic links", Kind::EconomicTies, "8", &[ua]);
    let p9 = b.comp("p9-border", "Full control of the state border", Kind::BorderControl, "9", &[ua, ru]);
    let p10 = b.comp("p10-foreign-forces", "Foreign armed formations leave", Kind::Withdrawal, "10", &[ru, ca]);
    let p11 =
        b.comp("p11-constitution", "New constitution with decentralisation", Kind::ConstitutionalReform, "11", &[ua]);
    let p11s = b.comp("p11-special-status", "Permanent law on special status", Kind::SpecialStatus, "11", &[ua]);
    let p12 = b.comp("p12-elections", "Local elections", Kind::Elections, "12", &[ua, ca]);
    let p13 = b.comp("p13-tcg", "Contact Group", Kind::OversightBody, "13", &[ua, ru, os]);
    let st = b.comp(
        "st-temporary",
        "Special-status law takes effect provisionally",
        Kind::SpecialStatus,
        "Steinmeier",
        &[ua],
    );
    let sp = b.comp("st-permanent", "The law becomes permanent", Kind::SpecialStatus, "Steinmeier", &[ua]);
    if phase {
        for (c, ph) in
            [(p1, "1"), (p2, "1"), (p3, "1"), (p4, "2"), (p4r, "2"), (p12, "2"), (p11, "3"), (p11s, "3"), (p9, "3")]
        {
            let s = b.s(ph.to_string());
            b.p(c).phase = Some(s);
        }
    }
    let osv = vec![b.s(os)];
    let cav = vec![b.s(ca)];
    b.p(p1).verified_by = osv.clone();
    b.p(p12).verified_by = osv.clone();
    b.p(sp).verified_by = osv.clone();
    b.p(p11).consent = cav.clone();
    b.p(p12).consent = cav.clone();
    let (s1, s2) = (b.step(p9, "begins"), b.step(p9, "ends"));
    b.f.steps[s1].provision.after = b.all(&[(C(p12), None)]);
    let or = Logic::All(vec![
        Logic::Is(b.pt(C(p11), None)),
        Logic::Any(vec![
            Logic::Is(b.pt(C(p11s), None)),
            Logic::All(vec![Logic::Is(b.pt(C(st), None)), Logic::Is(b.pt(C(sp), None))]),
        ]),
    ]);
    b.f.steps[s2].provision.after = None;
    let o = b.s(or);
    b.p(p9).after = None;
    b.f.steps[s2].provision.after = Some(o);
    let (w1, w2) = (b.step(p2, "first-band"), b.step(p2, "second-band"));
    let _ = (w1, w2);
    b.p(p2).after = b.all(&[(C(p1), None)]);
    b.p(p4).after = b.all(&[(C(p2), Some(Moment::Started))]);
    b.p(p12).after = b.all(&[(C(p4), None), (C(p4r), None)]);
    let w = b.pt(C(p12), None);
    b.p(st).with = vec![w];
    b.p(sp).after = b.all(&[(C(p12), Some(Moment::Verified)), (C(st), None)]);
    let req = b.s(Logic::Is(Literal::Holds(b.s(C(p8)))));
    b.p(p7).requires = vec![req];
    let ov = vec![b.s(C(p1)), b.s(C(p2))];
    if let Nature::Provision { terms, .. } = &mut b.f.components[p3].nature {
        *terms = Terms::Overseer { oversees: ov.clone() };
    }
    let day = b.s(Time::At(When {
        offset: Some(Offset { length: Duration::new(19, Unit::Day).unwrap(), before: false }),
        anchor: Anchor::Point(b.pt(C(p2), None)),
        at: b.at,
    }));
    b.p(p6).due = Some(day);
    let ex = vec![b.s(C(p11s))];
    b.p(st).excludes = ex;
    b.p(p10).implied = true;
    let br = b.s(vec![b.s(ru)]);
    b.p(p5).bracketed_by = Some(br);
    b.p(p11s).performed_by = vec![Spanned::new(rada, at())];
    // snapback
    let sb = b.comp("snap", "Return of the old measures", Kind::Snapback, "14", &[ru]);
    let rv = vec![b.s(C(p8))];
    let cond = b.s(Logic::Is(b.pt(C(p1), Some(Moment::Breached))));
    let dec = b.s(Decider::Body(p13));
    if let Nature::Provision { terms, .. } = &mut b.f.components[sb].nature {
        *terms = Terms::Snapback(SnapbackTerms {
            reverses: rv,
            if_: Some(cond),
            decided_by: Some(dec),
            ..SnapbackTerms::default()
        });
    }
    let ev = b.entry("armed-attack", Some("Armed attack"));
    let ev = b.f.events.add(Event { entry: ev, by: vec![], verified_by: vec![] });
    let v = b.s(Logic::Is(b.pt(Thing::Event(ev), None)));
    b.p(p5).void_if = vec![v];
    let am = b.entry("consent-clause", Some("Elections only under Ukrainian law"));
    let tgt = b.s(p12);
    let br = b.s(vec![b.s(ua)]);
    b.f.components.add(Component {
        entry: am,
        nature: Nature::Amendment { target: tgt, terms: Terms::None },
        provision: Provision { bracketed_by: Some(br), ..Provision::default() },
        steps: vec![],
        choice: None,
        dropped: false,
        allow: vec![],
    });
    let ce = b.entry("status-law", Some("Which law holds"));
    let oo = vec![b.s(p11s), b.s(st)];
    b.f.choices.add(Choice { entry: ce, one_of: oo, bracketed_by: None });
    b.f
}
#[test]
fn look() {
    let a = at();
    let fs = [
        (Severity::Error, Finding::new(a, "circle").about(["p12-elections", "p9-border"])),
        (Severity::Warning, Finding::new(a, "undated").about(["p12-elections"])),
        (Severity::Warning, Finding::new(a, "undated").about(["p10-foreign-forces", "p9-border.ends"])),
        (Severity::Note, Finding::new(a, "n").about(["p5-amnesty"])),
        (Severity::Note, Finding::new(a, "n").about(["zzz"])),
    ];
    let fs: Vec<_> = fs.iter().map(|(s, f)| (*s, f)).collect();
    std::fs::write("/tmp/d/minsk.dot", diagram::dot(&minsk(false), &fs)).unwrap();
    std::fs::write("/tmp/d/minsk-phase.dot", diagram::dot(&minsk(true), &fs)).unwrap();
}
