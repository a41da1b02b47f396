package page

import (
	"cmp"
	"slices"

	"doudi/model/message"
	"doudi/scenarios/library"
)

// shell draws the whole page in a language: the rooms, each with the form that its calls fill.
func (d *Desk) shell(r Request) (*Answer, error) {
	l := r.Lang
	other := struct{ code, name string }{"en", "English"}
	if l == message.English {
		other.code, other.name = "zh", "中文"
	}
	var m markup
	m.put(`<header><div><h1>%s</h1><p class="about">%s</p></div><button type="button" id="lang" lang="%s">%s</button></header>`+"\n",
		l.Say("Doudi: health-protection policy, settled and forecast"),
		l.Say("Everything is reckoned on this machine: the page asks for nothing from any network, and keeps nothing when it is closed. Version %s.", d.Version),
		other.code, other.name)
	rooms := []struct {
		id    string
		title message.Message
		draw  func(*markup, Request) error
	}{
		{"bills", message.Say("A family's bills"), d.billsRoom},
		{"whatif", message.Say("What another policy would change"), d.changesRoom},
		{"within", message.Say("Within a budget"), d.askRoom},
		{"own", message.Say("Files of one's own"), d.ownRoom},
		{"help", message.Say("Help"), d.helpRoom},
	}
	m.put(`<nav role="tablist" aria-label="%s">`, l.Say("What the page does"))
	for i, room := range rooms {
		chosen := "false"
		if i == 0 {
			chosen = "true"
		}
		m.put(`<button type="button" role="tab" id="tab-%s" aria-controls="%s" aria-selected="%s">%s</button>`, room.id, room.id, chosen, room.title.In(l))
	}
	m.put("</nav>\n")
	for i, room := range rooms {
		hidden := " hidden"
		if i == 0 {
			hidden = ""
		}
		m.put(`<section role="tabpanel" id="%s" aria-labelledby="tab-%s"`+hidden+">\n", room.id, room.id)
		if err := room.draw(&m, r); err != nil {
			return nil, err
		}
		m.put("</section>\n")
	}
	return &Answer{Parts: map[string]string{"page": m.String()}}, nil
}

// policies are those to choose from: the program's, by title, and the files that were dropped.
func (d *Desk) policies(r Request) ([]option, error) {
	var out []option
	for _, id := range library.Policies().IDs() {
		p, _, err := d.policy(id)
		if err != nil {
			return nil, err
		}
		out = append(out, option{id, p.Title.In(r.Lang, id)})
	}
	for _, name := range r.Own {
		out = append(out, option{name, r.Lang.Say("own file %s", name)})
	}
	return out, nil
}

// billsRoom is where a family's bills are entered and settled.
func (d *Desk) billsRoom(m *markup, r Request) error {
	l := r.Lang
	list, err := d.policies(r)
	if err != nil {
		return err
	}
	m.put(`<div class="desk"><form id="entry" autocomplete="off"><h2>%s</h2><div class="fields top">`, l.Say("Policy and date"))
	m.choose("policy", l.Say("Policy"), cmp.Or(r.Values["policy"], "baise"), list)
	m.enter("date", l.Say("Settled by the rules of the year"), r.Values["date"], l.Say("the year of the bills"), true)
	m.choose("beside.policy", l.Say("Beside it"), r.Values["beside.policy"], slices.Insert(list, 0, option{"", l.Say("no second policy")}))
	m.enter("beside.date", l.Say("Its year"), r.Values["beside.date"], l.Say("the year of the bills"), true)
	m.put(`</div><h2>%s</h2><p class="note">%s</p><div id="family"></div></form>`, l.Say("The family and its bills"), l.Say("The bills shown are made up. Change them, or drop a file of your own anywhere on the page."))
	m.put(`<div class="result"><div id="problems" aria-live="polite"></div><p id="settled" class="unseen" role="status"></p><div class="actions">`)
	m.button("print", "", l.Say("Print"))
	m.button("save", "", l.Say("Save the bills and the sheet"))
	m.put(`</div><div id="sheet"></div><div id="beside"></div><div id="waterfall"></div></div></div><div id="sheet-foot" class="running"></div>` + "\n")
	return nil
}
