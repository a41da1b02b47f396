package report

import (
	"slices"
	"testing"

	"doudi/model/measure"
)

// What the page tells of is in the table of measures, so divided, and each topic is shown in one unit; its rows are named there.
func TestPageIsMadeOfTheTable(t *testing.T) {
	told := 0
	for _, topic := range append(topics(), levelTopics()...) {
		unit := ""
		for _, e := range topic.lines {
			m, ok := measure.Find(e.measure)
			shown := unitOf("en", m.Unit).name
			if !ok || !slices.Contains(m.By(), e.by) || unit != "" && shown != unit {
				t.Errorf("%s: %s by %s in %s after %s; the table has it by %v", topic.title, e.measure, e.by, shown, unit, m.By())
			}
			unit = shown
			if name := m.Label(e.alone); e.by == "all" && (e.label("zh") != name.ZH || e.label("en") != name.EN) {
				t.Errorf("%s is called %s, %s", e.measure, e.label("zh"), e.label("en"))
			}
			told++
		}
	}
	for _, m := range comparedMeasures() {
		if _, ok := measure.Find(m.measure); !ok {
			t.Errorf("%s is no measure", m.measure)
		}
	}
	if told < 25 {
		t.Errorf("%d rows", told)
	}
	for _, c := range []struct{ id, zh, en string }{{"oop_per_person", "人均(全体居民)", "per person, all residents"}, {"winners_100", "少负担100元以上", "pay at least 100 yuan less"}} {
		if e := (entry{measure: c.id, by: "all"}); e.label("zh") != c.zh || e.label("en") != c.en {
			t.Errorf("%s is called %s, %s", c.id, e.label("zh"), e.label("en"))
		}
	}
}
