package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doudi/model/message"
)

// addition is a benefit that can be added with a few numbers.
type addition struct {
	id      string
	numbers []entered
	takeUp  string // the number that is the share of those who apply; "" where everybody gets what is due
	// written are the lines of the benefit, each with the number that it came of.
	written func(v func(id string) string) [][2]string
}

// entered is a number of an addition.
type entered struct {
	id       string
	label    message.Message
	optional bool
	share    bool // between 0 and 1; otherwise yuan
}

// read is what a file takes for what was typed.
func (x entered) read(typed string) string {
	if x.share {
		return number(typed)
	}
	return amount(typed)
}

// number is the one of its numbers with an id.
func (a addition) number(id string) entered {
	return a.numbers[slices.IndexFunc(a.numbers, func(x entered) bool { return x.id == id })]
}

// payer is the last public fund in the order of the benefits, "" where there is none.
func (b *base) payer() string {
	fund := ""
	for _, x := range b.policy.Benefits {
		if b.policy.Fund(x.Fund).Kind == "public" {
			fund = x.Fund
		}
	}
	return fund
}

// additions are those that the policy has the words for. The last public fund in the order of the benefits pays them: it is the one
// that pays what the others leave.
func (b *base) additions() []addition {
	fund := b.payer()
	if fund == "" {
		return nil
	}
	out := []addition{yearlyCap(fund)}
	if b.policy.Enumeration("kind").Code("inpatient") >= 0 {
		out = append(out, inpatientFloor(fund))
	}
	return append(out, onApplication(fund))
}

// yearlyCap holds what a person bears of a year.
func yearlyCap(fund string) addition {
	return addition{
		id:      "cap",
		numbers: []entered{{id: "cap", label: message.Say("Yearly cap: a person's burden of the year is held to (yuan)")}},
		written: func(v func(string) string) [][2]string {
			return [][2]string{
				{"cap", "id: page_cap"}, {"cap", "title: {zh: 年负担封顶, en: Yearly cap}"}, {"cap", "fund: " + fund},
				{"cap", "at: year_end"}, {"cap", "for: person"}, {"cap", "when: insured"}, {"cap", "covers: total"},
				{"cap", "leaves: " + scalar(v("cap"))},
			}
		},
	}
}

// inpatientFloor pays the rest to a share of every inpatient bill.
func inpatientFloor(fund string) addition {
	return addition{
		id:      "floor",
		numbers: []entered{{id: "floor", label: message.Say("Floor: of every inpatient bill at least this share is paid"), share: true}},
		written: func(v func(string) string) [][2]string {
			return [][2]string{
				{"floor", "id: page_floor"}, {"floor", "title: {zh: 住院兜底, en: Inpatient floor}"}, {"floor", "fund: " + fund},
				{"floor", `when: 'insured and kind == "inpatient"'`}, {"floor", "covers: total"},
				{"floor", "leaves: " + strconv.Quote("total * (1 - "+v("floor")+")")},
			}
		},
	}
}

// onApplication pays a household at the year's end a share of what it has paid itself beyond a share of its income. The share of those
// who apply is the study's own assumption, since it has no source (status unverified): the results say so.
func onApplication(fund string) addition {
	const from, rate, most, apply = "application", "application_rate", "application_most", "application_take_up"
	return addition{
		id: "application", takeUp: apply,
		numbers: []entered{
			{id: from, label: message.Say("On application: a household's own payments of the year count beyond this share of its income"), share: true},
			{id: rate, label: message.Say("On application: share of them that is paid"), share: true},
			{id: apply, label: message.Say("On application: share of the households who apply"), share: true},
			{id: most, label: message.Say("On application: at most, a household and year (yuan; empty: no limit)"), optional: true},
		},
		written: func(v func(string) string) [][2]string {
			out := [][2]string{
				{from, "id: page_application"}, {from, "title: {zh: 依申请救助, en: Assistance on application}"}, {from, "fund: " + fund},
				{from, "at: year_end"}, {from, "for: household"}, {from, "covers: total"}, {from, "define:"},
				{from, "  burden_share: " + scalar(v(from))},
				{rate, "  assistance_share: " + scalar(v(rate))},
				{from, "pays: assistance_share * max(0, household.ytd.oop.total - burden_share * household.income)"},
			}
			if v(most) != "" {
				out = append(out, [2]string{most, "ceiling: " + scalar(v(most))})
			}
			return out
		},
	}
}

// entered are the additions of which an alternative has a number.
func (b *base) entered(values map[string]string, prefix string) []addition {
	var out []addition
	for _, a := range b.additions() {
		for _, x := range a.numbers {
			if strings.TrimSpace(values[prefix+"add."+x.id]) != "" {
				out = append(out, a)
				break
			}
		}
	}
	return out
}

// amiss is what no file can say of the entries, by field: an amount below zero, which the language leaves to its author, an addition that
// has only some of its numbers, and a share or an amount that a formula would take for another number than was meant, or for a word.
func (b *base) amiss(l message.Language, values map[string]string) map[string]string {
	out := map[string]string{}
	for i := range alternatives(values) {
		prefix := fmt.Sprintf("alt.%d.", i)
		for _, x := range b.leaves() {
			typed := values[prefix+x.path]
			if y, err := strconv.ParseFloat(amount(typed), 64); err == nil && y < 0 && !strings.HasPrefix(x.value, "-") {
				out[prefix+x.path] = l.Say("`%s` is below zero, and no value of it is", typed)
			}
		}
		for _, a := range b.entered(values, prefix) {
			for _, x := range a.numbers {
				field := prefix + "add." + x.id
				typed := x.read(values[field])
				y, err := strconv.ParseFloat(typed, 64)
				switch {
				case typed == "" && !x.optional:
					out[field] = l.Say("this number is missing; the benefit cannot be added without it")
				case typed != "" && x.share && (err != nil || !(y >= 0 && y <= 1)):
					out[field] = l.Say("`%s` is no share; write one from 0 to 1, as 0.6 or 60%%", values[field])
				case typed != "" && !x.share && (!plain.MatchString(typed) || err != nil || y < 0):
					out[field] = l.Say("`%s` is no amount; write yuan as a number, as 3000", values[field])
				}
			}
		}
	}
	return out
}
