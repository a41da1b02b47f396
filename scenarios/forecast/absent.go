package forecast

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/resolve"
)

// absent is a scenario's categories that its benefits name in the study's years and that nobody of the profile has: a
// change of what they get changes nothing here.
type absent struct {
	scenario int
	words    []string // in the order of the policy's list
	benefits []string
}

// findAbsent finds them, each at the first scenario that names it, and lets check say it.
func (p *Plan) findAbsent() {
	first, last := rules.MonthOf(p.Study.Years.From, 1), rules.MonthOf(p.Study.Years.To, 12)
	said := map[string]bool{}
	for i, policy := range p.policies {
		carried := p.carriedBy(policy)
		named := resolve.Named(policy, p.profile.Categories[p.profile.Ordinary], first, last)
		x := absent{scenario: i}
		for _, word := range policy.Enumeration("category").Members {
			if named[word] == nil || carried[word] || said[word] {
				continue
			}
			said[word] = true
			x.words = append(x.words, word)
			for _, id := range named[word] {
				if !slices.Contains(x.benefits, id) {
					x.benefits = append(x.benefits, id)
				}
			}
		}
		if x.words != nil {
			p.absent = append(p.absent, x)
			p.Doubts.Warnf(p.Study.Scenarios[i].At, "scenario `%s`: nobody in the profile `%s` is %s", p.Study.Scenarios[i].ID, p.profile.ID, strings.Join(x.words, ", ")).
				Because("benefits name these categories (%s): what they would get is not in the figures", strings.Join(x.benefits, ", ")).
				Instead("nothing, if that is meant; else a profile with shares of them under `categories`")
		}
	}
}

// carriedBy are the categories that some bills have, in a policy's words.
func (p *Plan) carriedBy(policy *rules.Policy) map[string]bool {
	out := map[string]bool{}
	for c, word := range p.profile.Categories {
		for _, s := range p.profile.Strata {
			if s.Has(c) {
				out[word] = true
				if exited := p.profile.Exited[c]; exited != "" && policy.Understands(exited) {
					out[exited] = true
				}
			}
		}
	}
	return out
}

// absentCautions say it on the page.
func (p *Plan) absentCautions() []model.Title {
	var out []model.Title
	for _, x := range p.absent {
		c, e := p.Study.Scenarios[x.scenario], p.policies[x.scenario].Enumeration("category")
		var named message.Words
		for _, word := range x.words {
			named = append(named, model.Title{ZH: e.Title(word, message.Chinese), EN: e.Title(word, message.English)}.Or(word))
		}
		out = append(out, model.TitleOf(message.Say("Scenario \"%s\": its benefits name categories that nobody in the profile has (%s); what changes for them changes no figure here.",
			c.Title.Or(c.ID), named)))
	}
	return out
}
