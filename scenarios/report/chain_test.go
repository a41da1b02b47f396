package report

import (
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/model/simulate"
	"doudi/rules"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// byHand is a run whose families are one: 1,000 yuan of cost, 900 of it eligible, under the policy worked by hand and without its
// assistance.
func byHand(t *testing.T, policy string) *forecast.Result {
	run := drawn(t)
	run.Policies = nil
	var sheets []forecast.CaseSheet
	for i, c := range run.Study.Scenarios {
		text := policy
		if i == 1 {
			text = strings.Replace(policy, "id: assistance,", "id: assistance, when: total > 5000,", 1)
		}
		sheets = append(sheets, caseOf(t, c.ID, text))
		run.Policies = append(run.Policies, sheets[i].Policy)
	}
	means := forecast.Means{ID: "rural-7", Size: 3, Decile: 2, Income: 9_000_00, Consumption: 8_000_00, Outside: 500_00, Line: 8_400_00}
	families := &forecast.Families{}
	for _, b := range sheets[0].Policy.Benefits {
		f := forecast.Family{Of: b.ID, Scenario: "current", Year: 2019, Looked: 40, Found: 3, Means: means, Sheets: sheets[:1], Burdens: []forecast.Burden{{Left: 185_00, Cash: 300_00}}}
		if b.ID == "own" {
			f.Found, f.Sheets = 0, nil
		}
		families.Benefits = append(families.Benefits, f)
	}
	families.Measures = []forecast.Family{{Of: "poverty_d2", Scenario: "current", Year: 2019, Looked: 40, Found: 3, Means: means, Sheets: sheets[:1],
		Burdens: []forecast.Burden{{Left: 185_00, Unclaimed: 100_00, Cash: 300_00, Lost: 200_00}}}}
	families.Scenarios = []forecast.Family{{Of: "no_backstop", Scenario: "no_backstop", Year: 2019, Looked: 40, Found: 3, Means: means, Sheets: sheets[:2],
		Burdens: []forecast.Burden{{Left: 185_00, Cash: 300_00}, {Left: 320_00, Cash: 300_00}}}}
	run.Families = func() (*forecast.Families, error) { return families, nil }
	return run
}

// textsOf is what a reader of the report sees, tags away.
func textsOf(t *testing.T, run *forecast.Result, l message.Language) (page, text string) {
	t.Helper()
	chains, err := chainsOf(run, l)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := (&Sheet{Page: Compose(run, l), Chains: chains}).WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String(), html.UnescapeString(htmlTag.ReplaceAllString(strings.ReplaceAll(b.String(), "</td>", " "), ""))
}

// Of 1,000 yuan, 900 eligible: 630 basic, half of the other 270 assistance, 50 from the account; 185 are left, and 300 come in cash.
func TestChainsByHand(t *testing.T) {
	const share = "from: 2010-01-01\nparameters: {share: {title: {zh: 救助比例, en: Assistance rate}, unit: rate, value: 0.5, source: {ref: doc, section: § 3, status: found}, range: [0.8, 1.1]}}"
	run := byHand(t, strings.NewReplacer("from: 2010-01-01", share, "pays: 0.5 * unpaid", "pays: share * unpaid").Replace(layers))
	for lang, wants := range map[message.Language][]string{
		"en": {
			"Clause: made up (derived)", "amount: 0.7 * eligible", "To the fen: 1,000.00 = 630.00 + 135.00 + 50.00 + 185.00.", "=> computed 630.0000",
			"Assistance rate0.5 rate 2010-01-01 0.8–1.1 made up § 3 found", "numbers and readings: found 1",
			"Household rural-7 in 2019, of size 3: ", "Of 40 households looked at there are 3 to whom it pays anything.", "Of 40 households looked at there is none to whom it pays anything.",
			// 9,000 − (185 + 100 + 500) − 200 + 300 = 8,315, below 8,400.
			"Income of 9,000.00 is not below the line of 8,400.00; less the out-of-pocket cost and lost labour, with what was paid in cash, it is 8,315.00, below it.",
			"Out of pocket in the year785.00", "less: Assistance135.00 0.00 −135.00", "left of its bills185.00 320.00 135.00", "Assistance (assistance.when)- total > 5000 the scenario itself a decision",
		},
		"zh": {"条款：made up（推算）", "分毫不差：1,000.00 = 630.00 + 135.00 + 50.00 + 185.00。", "看过的 40 户里，有 3 户得到这项待遇。", "减去个人负担和误工损失、加上现金待遇为 8,315.00，低于贫困线。"},
	} {
		page, text := textsOf(t, run, lang)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the report does not say %q", lang, want)
			}
		}
		for _, id := range []string{"benefit-0-basic", "benefit-0-assistance", "benefit-0-own", "benefit-0-subsidy", "measure-poverty_d2", "alternative-1", "benefits"} {
			if strings.Count(page, fmt.Sprintf("id=%q", id)) != 1 || !strings.Contains(page, fmt.Sprintf("href=\"#%s\"", id)) && id != "alternative-1" {
				t.Errorf("%s: %s is not once in the report, with a way to it", lang, id)
			}
		}
	}
}

// A benefit that one alternative adds is among its rows' and not among the next one's, nor where the next has it switched off; where the
// next adds it too, whose policy it is told by is said. What the baseline has stands with every alternative, that may have removed it; the
// patient's own account is none of what funds spend.
func TestWhatAnAlternativeAddsIsItsOwn(t *testing.T) {
	const cap = "  - {id: cap, title: {zh: 封顶, en: Cap}, fund: insurance, pays: 0.1 * unpaid.eligible}\n"
	run := byHand(t, layers)
	families, _ := run.Families()
	families.Benefits = append(families.Benefits, forecast.Family{Of: "cap", Scenario: run.Study.Scenarios[1].ID, Year: 2019, Looked: 40})
	added := caseOf(t, "", layers+cap)
	off := caseOf(t, "", layers+strings.Replace(cap, "cap,", "cap, enabled: false,", 1))
	less := caseOf(t, "", strings.ReplaceAll(layers, "  - {id: assistance", "  #- {id: assistance"))
	for policy, want := range map[*rules.Policy]string{added.Policy: "basic assistance subsidy cap", off.Policy: "basic assistance subsidy", less.Policy: "basic assistance subsidy"} {
		run.Policies[1], run.Policies[2] = added.Policy, policy
		chains, err := chainsOf(run, message.English)
		if err != nil {
			t.Fatal(err)
		}
		for at, want := range []string{"basic assistance subsidy", "basic assistance subsidy cap", want} {
			var ids []string
			list := chains.of(subject{scenario: run.Study.Scenarios[at].ID, measure: "fund_spending", by: "all"})
			for _, b := range list {
				ids = append(ids, b.ID)
			}
			var b strings.Builder
			chains.benefits(&b, list)
			if got := strings.Join(ids, " "); got != want || strings.Contains(b.String(), ">Cap (Without the backstop)</a>") != strings.Contains(want, "cap") {
				t.Errorf("scenario %d has %s, want %s:\n%s", at, got, want, b.String())
			}
		}
	}
}

// The reckoning of each measure by hand: 185 left of bills and 100 never claimed, 500 outside bills, 200 of income lost, 300 in cash; of
// 8,000 consumed, 7,000 to subsist on, a societal line of 6,500, a poverty line of 7,900 and 8,050 of income.
func TestVerdictsByHand(t *testing.T) {
	const oop = "left of its bills 185.00|plus: bills that were never claimed 100.00|plus: spending outside bills (assumed) 500.00|Out of pocket in the year 785.00|apart: benefits in cash 300.00"
	run := byHand(t, layers)
	families, _ := run.Families()
	f := families.Measures[0]
	f.Means.Subsistence, f.Means.Societal, f.Means.Line, f.Means.Income = 7_000_00, 6_500_00, 7_900_00, 8_050_00
	c := &Chains{run: run, l: message.English}
	for measure, want := range map[string][2]string{
		"oop_per_patient": {"", "On bills it pays 285.00, in the year 785.00 with what is outside bills."},
		"che10":           {"|consumption of the household 8,000.00", "785.00 of 8,000.00 is 9.8 %, above 10 %."}, // what is counted is the search's to say
		"che25":           {"|consumption of the household 8,000.00", "785.00 of 8,000.00 is 9.8 %, above 25 %."},
		"che40":           {"|consumption of the household 8,000.00|less: subsistence 7,000.00|capacity to pay 1,000.00", "785.00 of 1,000.00 is 78.5 %, above 40 %."},
		"sdg382":          {"|consumption of the household 8,000.00|less: societal poverty line of all members 6,500.00|discretionary budget 1,500.00", "The out-of-pocket cost is more than 40 % of the discretionary budget, or nothing is left of one."},
		"poverty_d1":      {"|consumption of the household 8,000.00|poverty line of all members 7,900.00", "Consumption of 8,000.00 is not below the line of 7,900.00; less the out-of-pocket cost it is 7,215.00, below it."},
		"poverty_d2": {"|income lost with labour 200.00|income of the household 8,050.00|poverty line of all members 7,900.00",
			"Income of 8,050.00 is not below the line of 7,900.00; less the out-of-pocket cost and lost labour, with what was paid in cash, it is 7,365.00, below it."},
		"poverty_labour": {"|income lost with labour 200.00|income of the household 8,050.00|poverty line of all members 7,900.00",
			"Income of 8,050.00 is not below the line of 7,900.00; less lost labour alone it is 7,850.00, below it."},
	} {
		f.Of = measure
		shows := c.measure(&f).Shows
		var lines []string
		for _, row := range shows.Reckon.rows {
			lines = append(lines, row[0].text+" "+row[1].text)
		}
		if got := strings.Join(lines, "|"); got != oop+want[0] || shows.Verdict != want[1] {
			t.Errorf("%s: %s: %s", measure, got, shows.Verdict)
		}
	}
}

// A benefit that lapses in the middle of the year is told as it stood in its last month: by the rate of half until 2019-06, and not by the
// fifth that holds in December.
func TestALapsedBenefitIsToldAsItStood(t *testing.T) {
	const share = "from: 2010-01-01\nparameters: {share: {unit: rate, values: [{from: 2010-01-01, value: 0.5}, {from: 2019-07-01, value: 0.2}]}}"
	for until, want := range map[string][2]string{"": {"2019-12", "0.2"}, " until: 2019-07-01,": {"2019-06", "0.5"}, " until: 2021-07-01,": {"2019-12", "0.2"}} {
		run := byHand(t, strings.NewReplacer("from: 2010-01-01", share, "id: assistance,", "id: assistance,"+until, "pays: 0.5 * unpaid", "pays: share * unpaid").Replace(layers))
		chains, err := chainsOf(run, message.English)
		if err != nil {
			t.Fatal(err)
		}
		if b := chains.of(subject{scenario: "current", by: "benefit", group: "assistance"})[0]; b.Month != want[0] || len(b.Numbers) != 1 || b.Numbers[0].Value != want[1] {
			t.Errorf("%s: in %s by %+v, want %v", until, b.Month, b.Numbers, want)
		}
	}
}

// A fund's spending on benefits is what its benefits pay of bills; what it pays for people at enrolment stands with the subsidy, and in
// what its account spends, whose fund it is.
func TestPremiumsStandWithWhatHoldsThem(t *testing.T) {
	const premium = "  - {id: cover, title: {zh: 代缴, en: Cover}, at: enrolment, fund: insurance, pays: \"20\"}\n"
	run := byHand(t, layers+premium)
	run.Funds = []forecast.Fund{{Scenario: "current", ID: "insurance", Payer: "public", Benefits: []string{"basic", "assistance", "subsidy"}}, {Scenario: "current", ID: "account", Payer: "own", Benefits: []string{"own"}}}
	chains, err := chainsOf(run, message.English)
	if err != nil {
		t.Fatal(err)
	}
	for of, want := range map[subject]string{
		{measure: "fund_spending", by: "all", group: "all"}:          "basic assistance subsidy",
		{measure: "fund_spending", by: "fund", group: "insurance"}:   "basic assistance subsidy",
		{measure: "fund_spending", by: "payer", group: "public"}:     "basic assistance subsidy",
		{measure: "payer_spending", by: "fund", group: "insurance"}:  "basic assistance subsidy cover",
		{measure: "payer_spending", by: "fund", group: "account"}:    "own",
		{measure: "premium_subsidy", by: "all", group: "all"}:        "cover",
		{measure: "premium_subsidy", by: "premium", group: "cover"}:  "cover",
		{measure: "fund_spending", by: "benefit", group: "basic"}:    "basic",
		{measure: "fund_spending", by: "fund", group: "of another"}:  "",
		{measure: "payer_spending", by: "fund", group: "of another"}: "",
	} {
		of.scenario = "current"
		var ids []string
		for _, b := range chains.of(of) {
			ids = append(ids, b.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%+v: %s, want %s", of, got, want)
		}
	}
}

// Of fifteen changed inputs twelve are listed, and the file that has the other three is named; it has no take-ups, which all are.
func TestTakeUpsAreListedBehindManyInputs(t *testing.T) {
	run := byHand(t, layers)
	for i := range 15 {
		run.Changed = append(run.Changed, forecast.Changed{Scenario: "no_backstop", Input: fmt.Sprintf("input.%d", i)})
	}
	for scenario, share := range map[string]float64{"current": 0.25, "no_backstop": 0.75} {
		run.TakeUps = append(run.TakeUps, forecast.TakeUp{Scenario: scenario, Benefit: "assistance", Share: model.Quantity{Value: share}})
	}
	for place, share := range map[string]float64{"in_county": 0.5, "elsewhere": 0.125} {
		run.TakeUps = append(run.TakeUps, forecast.TakeUp{Scenario: "no_backstop", Benefit: "assistance", Place: place, From: "2018-07", Share: model.Quantity{Value: share}})
	}
	_, text := textsOf(t, run, message.English)
	for want, is := range map[string]bool{"(in the county) (from 2018-07)": true, "(elsewhere) (from 2018-07)": true, "- → 0.125": true, "input.11": true, "input.12": false, "and 3 more, in inputs_changed.csv": true, "0.25 → 0.75": true} {
		if strings.Contains(text, want) != is {
			t.Errorf("%q: %v", want, !is)
		}
	}
}

// Every way within the report leads somewhere, and no place has two.
func TestEveryWayLeadsSomewhere(t *testing.T) {
	page, _ := textsOf(t, byHand(t, layers), "zh")
	for _, m := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if strings.Count(page, `id="`+m[1]+`"`) != 1 {
			t.Errorf("there are %d places %s", strings.Count(page, `id="`+m[1]+`"`), m[1])
		}
	}
}

// Titles, sources and notes of a policy are text, whatever they hold.
func TestHostileTitlesAreText(t *testing.T) {
	const bomb = `<script>alert(1)</script>" onmouseover="x`
	hostile := strings.NewReplacer("Insurance fund", bomb, "title: made up", "title: '"+bomb+"'", "{zh: 基本医保, en: Basic}", "{zh: '"+bomb+"', en: '"+bomb+"'}", "insurance: {title: {zh: 保险基金, en: "+bomb, "insurance: {title: {zh: 保险基金, en: 'x'").Replace(layers)
	run := byHand(t, strings.Replace(hostile, "en: "+bomb, "en: '"+bomb+"'", 1))
	run.Study.Scenarios[1].Title.ZH, run.Study.Scenarios[1].Title.EN = bomb, bomb
	for _, lang := range []message.Language{"zh", "en"} {
		page, text := textsOf(t, run, lang)
		if !strings.Contains(text, "alert(1)") {
			t.Fatal("the title is not in the report")
		}
		if strings.Contains(page, "<script") || strings.Contains(page, `" onmouseover`) {
			t.Errorf("%s: a title is taken for a tag", lang)
		}
	}
}

// A run of a few people: every benefit opens onto its clause, parameters with source and status, and a family whose payments sum to its bills.
func TestEveryBenefitOfARunHasAChain(t *testing.T) {
	study, _, err := readStudy("../studies/baise.yaml", scenarios.Given{Flags: map[string]string{"people": "6000", "draws": "1", "replicates": "1"}})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := forecast.Open(study)
	if err != nil {
		t.Fatal(err)
	}
	draw, err := plan.Draws()(0)
	if err != nil {
		t.Fatal(err)
	}
	sums, err := plan.World().NewWorker().Run(simulate.Shard{Draw: draw, First: 0, Count: 1, From: 0, To: plan.World().Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	results := plan.NewResults()
	results.Put(simulate.Task{Count: 1}, sums)
	run, err := plan.Conclude(results)
	if err != nil {
		t.Fatal(err)
	}
	chains, err := chainsOf(run, "en")
	if err != nil {
		t.Fatal(err)
	}
	pays := 0
	for _, b := range chains.Benefits {
		if b.Clause.Title == "" || b.Clause.Status == "" || b.Formulas == nil || b.Numbers == nil {
			t.Errorf("%s: clause %+v, %d formulas, %d numbers", b.ID, b.Clause, len(b.Formulas), len(b.Numbers))
		}
		for _, n := range b.Numbers {
			if n.Value == "" || n.Source.Title == "" || n.Source.Status == "" {
				t.Errorf("%s: %+v", b.ID, n)
			}
		}
		if b.premium {
			continue
		}
		pays++
		if b.Shows.Bills == nil || b.Shows.Steps == nil {
			t.Errorf("%s: %s", b.ID, b.Shows.Says)
			continue
		}
		sumsUp(t, b.ID, b.Shows.Bills)
	}
	if pays != 6 || len(chains.Benefits) != 8 { // five lines and the cap; two premiums that government pays
		t.Errorf("%d benefits, %d of them pay bills", len(chains.Benefits), pays)
	}
	for _, b := range chains.Benefits {
		if b.ID == "yearly_cap" && (b.Under == "" || b.Clause.Status != "a decision") {
			t.Errorf("the cap is the scenario's own: %+v, under %q", b.Clause, b.Under)
		}
	}
	page, _ := textsOf(t, run, "en")
	for _, row := range []string{"fund_spending.benefit.backstop", "poverty_d2.all.all", "che25.all.all"} {
		p := strings.Split(row, ".")
		if label := chains.row(subject{"current", p[0], p[1], p[2], false}, row); !strings.Contains(label, "<details") || !strings.Contains(label, "href=") {
			t.Errorf("%s opens onto %q", row, label)
		}
	}
	if len(page) > 400_000 {
		t.Errorf("a report without pictures of %d bytes", len(page))
	}
}

// sumsUp holds each line of a family's bills, and their sum, to the cost: what is paid and what is left. The columns add up to the last
// line.
func sumsUp(t *testing.T, what string, bills *table) {
	t.Helper()
	fen := func(text string) int {
		x, err := strconv.ParseFloat(strings.NewReplacer(",", "", "−", "-").Replace(text), 64)
		if err != nil {
			t.Fatal(err)
		}
		return int(x*100 + 0.5*map[bool]float64{true: 1, false: -1}[x >= 0])
	}
	columns := make([]int, len(bills.head))
	for i, row := range bills.rows {
		parts := 0
		for k := 1; k < len(row); k++ {
			if k > 1 {
				parts += fen(row[k].text)
			}
			if i < len(bills.rows)-1 {
				columns[k] += fen(row[k].text)
			} else if columns[k] != fen(row[k].text) {
				t.Errorf("%s: %s in all, and %d fen line by line", what, row[k].text, columns[k])
			}
		}
		if parts != fen(row[1].text) {
			t.Errorf("%s, %s: %s, and parts of %d fen", what, row[0].text, row[1].text, parts)
		}
	}
}
