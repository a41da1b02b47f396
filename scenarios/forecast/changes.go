package forecast

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
)

// Changed is what a scenario makes of one input of the profile or the catalogue.
type Changed struct {
	Scenario, Input string // id, and path
	Title           model.Title
	Change          model.Change
	Because         string // id of the intervention whose effect it is; "" = the scenario says it itself

	at *document.Node
}

// ChangedFile lists what is Changed, among the results of a run.
const ChangedFile = "inputs_changed.csv"

// mostChanged bounds the inputs that a scenario changes, each as often as it does: a star stands for many.
const mostChanged = 2000

// margins are what the people are made from, which no scenario changes.
var margins = []string{"strata", "ages", "sizes", "conditions", "likelier", "tolerance", "base_year", "ordinary", "exited"}

// openChanges finds the inputs that scenarios change, and refuses what cannot be: it comes once profile and catalogue are read.
func (p *Plan) openChanges(folder string) {
	if p.profile == nil || p.illness == nil {
		return
	}
	known := slices.Concat(p.profile.Inputs(), p.illness.Inputs())
	for _, c := range p.Study.Scenarios {
		var own []Changed
		for _, x := range c.Changes {
			if x.ByAt == nil {
				continue
			}
			if own = append(own, p.changes(c, x, known)...); len(own) > mostChanged {
				p.Warnings.Errorf(x.Path, "scenario `%s` changes more than %d inputs", c.ID, mostChanged).Because("a star stands for every input that fits").Instead("fewer changes")
				own = nil
				break
			}
		}
		untilTheNext(own)
		own = append(own, p.interventions(c, folder, known)...)
		own = slices.DeleteFunc(own, func(x Changed) bool { return x.Change.Idle() })
		p.onceAYear(own)
		p.changed = append(p.changed, own)
		p.tellChanges(c, own)
	}
}

// changes are those of a scenario's own item.
func (p *Plan) changes(c scenarios.Scenario, x scenarios.Change, known []model.Input) []Changed {
	var out []Changed
	for _, in := range p.inputsAt(x.Path, known) {
		by := model.Quantity{Value: x.By, Low: x.By, High: x.By, Source: p.Study.ID, Status: "unverified"}
		one := Changed{Scenario: c.ID, Input: in.Path, Title: in.Title, Change: model.Change{From: x.From, How: x.How, By: by, Share: 1}, at: x.Path}
		if p.possible(one, in, x.ByAt) {
			out = append(out, one)
		}
	}
	if x.From > p.Study.Years.To {
		p.idle(c, x.Path, x.Path.Text, message.Say("it begins %s, after the study's years", strconv.Itoa(x.From)))
	}
	return out
}

// inputsAt are the inputs of a path; where there are none, that is a mistake.
func (p *Plan) inputsAt(at *document.Node, known []model.Input) []model.Input {
	var out []model.Input
	var paths []string
	for _, in := range known {
		paths = append(paths, in.Path)
		if document.Matches(at.Text, in.Path) {
			out = append(out, in)
		}
	}
	if len(out) > 0 {
		return out
	}
	if key, ok := strings.CutPrefix(at.Text, "profile."); ok && slices.Contains(margins, strings.SplitN(key, ".", 2)[0]) {
		p.Warnings.Errorf(at, "`%s` is what the people are made from, and no scenario changes that", at.Text).
			Because("all scenarios are held against each other with the same people").Instead("a profile of its own, and a second study with it")
		return nil
	}
	p.Warnings.Errorf(at, "there is no input `%s` in this study's profile and catalogue", at.Text).
		Because("a path is the keys that lead to a number, a star for one of them: catalogue.levels.*.mean_cost").OneOf(at.Text, paths)
	return nil
}

// possible refuses a change before its input's first year, and one that takes it where no file may state it.
func (p *Plan) possible(x Changed, in model.Input, byAt *document.Node) bool {
	first := in.First
	if first > 0 {
		first = max(first, p.profile.BaseYear)
	}
	switch change := &x.Change; {
	case change.From > 0 && first == 0:
		p.Warnings.Errorf(x.at, "`%s` is the same in all years, and this changes it from %d on", in.Path, change.From).
			Because("it is of one year, or of the whole course of the years").Instead("the change without `from`")
		return false
	case change.From > 0 && change.From < first:
		p.Warnings.Errorf(x.at, "`%s` changes from %d on, before it can: from %d", in.Path, change.From, first).
			Because("numbers are stated for a base year, and a growth acts on the year after it").Instead("from: %d or later, or no `from` for all years", first)
		return false
	}
	low, high := x.Change.Range(in.Low, in.High)
	if low < in.Least || high > in.Most {
		at := byAt
		d := p.Warnings.Errorf(at, "this takes `%s` to %s, and it lies from %s to %s", in.Path, span(low, high), figure(in.Least), figure(in.Most)).
			Because("its range is %s; a share of more than all, or a cost below nothing, has no meaning", span(in.Low, in.High))
		if x.Change.How == model.Scale && in.High > 0 && high > in.Most {
			d.Instead("scale: %s at most, or a `value`", figure(in.Most/in.High))
		}
		return false
	}
	return true
}

// span writes a range, or one number.
func span(low, high float64) string {
	if low == high {
		return figure(low)
	}
	return figure(low) + "–" + figure(high)
}

func figure(x float64) string { return strconv.FormatFloat(x, 'g', 4, 64) }

// untilTheNext ends each change of an input where the next one of it begins.
func untilTheNext(all []Changed) {
	for i := range all {
		for _, later := range all {
			if x := &all[i].Change; later.Input == all[i].Input && later.Change.From > x.From && (x.Until == 0 || later.Change.From <= x.Until) {
				x.Until = later.Change.From - 1
			}
		}
	}
}

// onceAYear refuses two values in the place of one input in one year, and two changes of the scenario's own.
func (p *Plan) onceAYear(all []Changed) {
	for i, x := range all {
		for _, before := range all[:i] {
			values := x.Change.How == model.Replace && before.Change.How == model.Replace
			own := x.Because == "" && before.Because == ""
			if x.Input == before.Input && (values || own) && x.Change.Meets(&before.Change) {
				p.Warnings.Errorf(x.at, "`%s` is changed twice in the same year", x.Input).
					Because("it stands on line %d already", before.at.Pos.Line).Instead("one of the two, or `from` another year on")
				break
			}
		}
	}
}

// sign is what tells the changes of scenarios apart: those with the same share their bills.
func sign(all []Changed) string {
	var lines []string
	for _, x := range all {
		c := x.Change
		lines = append(lines, fmt.Sprint(x.Input, c.From, c.Until, c.How, c.By.Path, c.By.Value, c.By.Low, c.By.High, c.Share))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// changesOf are a scenario's changes by input.
func (p *Plan) changesOf(scenario int) map[string]*model.Changes {
	out := map[string]*model.Changes{}
	for _, in := range slices.Concat(p.profile.Inputs(), p.illness.Inputs()) {
		for _, x := range p.changed[scenario] {
			if x.Input != in.Path {
				continue
			}
			if out[in.Path] == nil {
				out[in.Path] = &model.Changes{Least: in.Least, Most: in.Most}
			}
			out[in.Path].Of = append(out[in.Path].Of, x.Change)
		}
	}
	return out
}

// uncertainChanges are the amounts of changes that draws move.
func (p *Plan) uncertainChanges() []model.Quantity {
	var out []model.Quantity
	for _, own := range p.changed {
		for _, x := range own {
			if by := x.Change.By; by.Uncertain() && !slices.ContainsFunc(out, func(q model.Quantity) bool { return q.Path == by.Path }) {
				out = append(out, by)
			}
		}
	}
	return out
}

// listChanges are those of all scenarios.
func (p *Plan) listChanges() []Changed { return slices.Concat(p.changed...) }

// tellChanges says on the page what a scenario changes in the inputs.
func (p *Plan) tellChanges(c scenarios.Scenario, all []Changed) {
	var said message.Words
	for _, x := range c.Changes {
		i := slices.IndexFunc(all, func(y Changed) bool { return y.at == x.Path })
		if i < 0 {
			continue
		}
		name := all[i].Title.Or(all[i].Input)
		if strings.Contains(x.Path.Text, "*") {
			name = alike(x, all)
		}
		said = append(said, tell(name, &all[i].Change))
	}
	if said != nil {
		p.notes = append(p.notes, model.TitleOf(message.Say("Scenario \"%s\" changes inputs: %s. %s lists them.", c.Title.Or(c.ID), said, ChangedFile)))
	}
}

// alike is what a change of several inputs is of: their titles, or the path where they are too many or have none.
func alike(x scenarios.Change, all []Changed) model.Name {
	const most = 4
	var zh, en []string
	for _, y := range all {
		if y.at != x.Path {
			continue
		}
		if y.Title == (model.Title{}) || len(zh) == most {
			return model.Title{}.Or(x.Path.Text)
		}
		zh, en = append(zh, y.Title.In(message.Chinese, y.Input)), append(en, y.Title.In(message.English, y.Input))
	}
	return model.Title{ZH: message.Chinese.List(zh), EN: strings.Join(en, "; ")}.Or(x.Path.Text)
}

// tell is a change in words.
func tell(name model.Name, c *model.Change) message.Message {
	amount := figure(c.By.Value)
	if c.By.Uncertain() {
		amount += fmt.Sprintf(" (%s)", span(c.By.Low, c.By.High))
	}
	var what message.Message
	switch c.How {
	case model.Replace:
		what = message.Say("%s: %s¦a change of an input", name, amount)
	case model.Scale:
		what = message.Say("%s times %s¦a change of an input", name, amount)
	case model.Add:
		what = message.Say("%s plus %s¦a change of an input", name, amount)
	default:
		what = message.Say("%s at most %s¦a change of an input", name, amount)
	}
	if c.From > 0 {
		return message.Say("%s from %d on¦a change of an input", what, c.From)
	}
	return what
}
