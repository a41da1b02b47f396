package measure

import (
	"slices"
	"testing"

	"doudi/model"
)

// A row is whole: an id that no other row has, a title in both languages, a place where it is reported, and a unit of ratios
// where, and only where, the years of it do not add.
func TestRowsOfTheTableAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range All() {
		if m.ID == "" || seen[m.ID] || m.Title.ZH == "" || m.Title.EN == "" || len(m.By()) == 0 {
			t.Errorf("%s: %+v, by %v", m.ID, m.Title, m.By())
		}
		seen[m.ID] = true
		for _, name := range []model.Title{m.Note, m.Alone, m.Row} {
			if (name.ZH == "") != (name.EN == "") {
				t.Errorf("%s: %+v is said in one language", m.ID, name)
			}
		}
		ratio := m.index != nil || m.between || m.quantile > 0 || m.within != nil || m.account != nil && m.Unit != "CNY"
		for _, p := range []part{m.household, m.benefit, m.level} {
			ratio = ratio || p.den != nil
		}
		if ratio != IsRatio(m.Unit) {
			t.Errorf("%s in %s: a ratio %v", m.ID, m.Unit, ratio)
		}
		if m.summed && m.benefit.den != nil {
			t.Errorf("%s: only amounts of benefits are added up over them", m.ID)
		}
	}
}

// What exists of households, benefits and levels of care, one row more each, stands in keys and values without more: of the
// two cells of smallTally, the first twice and the second three times. The row is written to each kind of group.
func TestOneRowIsAMeasure(t *testing.T) {
	l := small(1)
	row := Measure{
		ID: "beds", Unit: "persons", Title: model.Title{ZH: "床位", EN: "beds"},
		household: share(Winners100, Losers100), benefit: amount(BenefitPatients), summed: true, level: amount(LevelTotal),
	}
	more := slices.Insert(All(), 3, row)
	figures := l.figuresOf(more)
	keys, values := figures.Keys(), figures.NewValuer().Values(nil, smallTally(l), []float64{2, 3})
	want := map[Key][]float64{
		{"beds", "all", "all", "persons"}:             {18.0 / 7, 7}, // then over the insurance alone, since the account is the patient's own
		{"beds", "status", "poor", "persons"}:         {6.0 / 4, 4},
		{"beds", "decile", "10", "persons"}:           {12.0 / 3, 3},
		{"beds", "benefit", "insurance", "persons"}:   {7},
		{"beds", "benefit", "account", "persons"}:     {3},
		{"beds", "level", "county", "persons"}:        {34_000},
		{"beds", "level", "province", "persons"}:      {0},
		{"persons", "all", "all", "persons"}:          {290}, // as before
		{"oop_kakwani", "all", "all", "ratio"}:        {2.0/29 - 562.0/1_033},
		{"admissions", "level", "city", "admissions"}: {6},
		{"fund_spending", "status", "poor", "CNY"}:    {26_000},
	}
	got := map[Key][]float64{}
	for i, k := range keys {
		got[k] = append(got[k], values[i].X())
	}
	for k, x := range want {
		if len(got[k]) != len(x) {
			t.Errorf("%v: %v, want %v", k, got[k], x)
			continue
		}
		for i := range x {
			near(t, k.Measure+" of "+k.Group, got[k][i], x[i], 1e-9*max(1, x[i]))
		}
	}
	added := 2*(1+2+2+10) + 2 + 3 + 2 + 4 + 4 // all, two statuses, two categories and ten deciles, summed once more; two benefits; three levels; two places, of all, of two statuses and of two categories
	if len(keys) != len(values) || len(keys) != len(l.Figures().Keys())+added {
		t.Errorf("%d keys and %d values, before %d; want %d more", len(keys), len(values), len(l.Figures().Keys()), added)
	}
}

// The rows of summary.csv keep their order, which others read by: what is summed over benefits ends a group.
func TestOrderOfTheFigures(t *testing.T) {
	of := func(by, group string) []string {
		var out []string
		for _, k := range small(1).Figures().Keys() {
			if k.By == by && k.Group == group {
				out = append(out, k.Measure)
			}
		}
		return out
	}
	if got := of("benefit", "account"); !slices.Equal(got, []string{"fund_spending", "paid_admissions", "paid_outpatient_bills", "paid_outpatients", "helped_persons", "paid_per_helped", "paid_outpatients_years", "helped_persons_years"}) {
		t.Errorf("of a benefit: %v", got)
	}
	levels := []string{"admissions", "total_cost", "eligible_cost", "fund_spending", "oop_settled", "cost_per_admission", "effective_rate_inpatient", "eligible_rate_inpatient"}
	if got := of("level", "city"); !slices.Equal(got, levels) {
		t.Errorf("of a level of care: %v", got)
	}
	if got := of("decile", "3"); got[0] != "households" || got[len(got)-3] != "losers_1000_years" || got[len(got)-2] != "fund_spending" || got[len(got)-1] != "payer_spending" {
		t.Errorf("of a decile: %v", got)
	}
	all := of("all", "all")
	if got := all[len(all)-6:]; !slices.Equal(got, []string{"fund_spending", "payer_spending", "income_gini_before", "income_gini_after", "oop_concentration", "oop_kakwani"}) {
		t.Errorf("of all, at the end: %v", got)
	}
}

// Without a societal poverty line there is no figure of it, and every other one is as with it.
func TestWithoutASocietalLineThereIsNoFigureOfIt(t *testing.T) {
	with, without := small(1), small(1)
	without.Societal = false
	var kept []Key
	for _, k := range with.Figures().Keys() {
		if m, _ := Find(k.Measure); !m.Societal() {
			kept = append(kept, k)
		}
	}
	if len(kept) != len(with.Figures().Keys())-3*15 || !slices.Equal(kept, without.Figures().Keys()) { // of all, two statuses, two categories and ten deciles
		t.Errorf("%d figures with a line, %d without", len(with.Figures().Keys()), len(without.Figures().Keys()))
	}
}

// By says where a measure is reported: what the keys of a run hold, and fund and payer where benefits are summed.
func TestByIsWhereItIsReported(t *testing.T) {
	reported := map[string][]string{}
	for _, k := range small(1).Figures().Keys() {
		if !slices.Contains(reported[k.Measure], k.By) {
			reported[k.Measure] = append(reported[k.Measure], k.By)
		}
	}
	for _, id := range Summed() {
		reported[id] = append(reported[id], "fund", "payer")
	}
	reported["cost_per_household_averted"] = []string{"all"} // of package forecast, as those of accounts
	reported["fund_income"] = []string{"fund", "fund/income"}
	reported["fund_interventions"] = []string{"fund/intervention"}
	for _, id := range []string{"fund_settled", "fund_owed", "fund_opening", "fund_balance", "fund_reserve_months", "fund_short"} {
		reported[id] = []string{"fund"}
	}
	for _, m := range All() {
		by, want := m.By(), reported[m.ID]
		slices.Sort(by)
		slices.Sort(want)
		if !slices.Equal(by, want) {
			t.Errorf("%s is said to be by %v, and is by %v", m.ID, by, want)
		}
	}
	if k := KeyOf("oop_per_patient", "decile", "2"); k != (Key{"oop_per_patient", "decile", "2", "CNY per patient"}) {
		t.Errorf("%+v", k)
	}
}

// A name by itself is its own, else that of its row, else the title; a row's is its own, else the title.
func TestNamesOfRows(t *testing.T) {
	title, alone, row := model.Title{EN: "title"}, model.Title{EN: "alone"}, model.Title{EN: "row"}
	for _, c := range []struct {
		m             Measure
		alone, inside model.Title
	}{
		{Measure{Title: title}, title, title}, {Measure{Title: title, Row: row}, row, row}, {Measure{Title: title, Alone: alone}, alone, title},
		{Measure{Title: title, Alone: alone, Row: row}, alone, row},
	} {
		if c.m.Label(true) != c.alone || c.m.Label(false) != c.inside {
			t.Errorf("%+v: %v by itself, %v under a heading", c.m, c.m.Label(true), c.m.Label(false))
		}
	}
}
