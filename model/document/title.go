package document

import (
	"strings"

	"doudi/model"
)

// Title reads `{zh: …, en: …}`, or one text, which is Chinese if a Chinese character stands in it and English otherwise.
// An absent or empty title is empty.
func (r *Report) Title(n *Node) model.Title {
	if n == nil || n.Shape == Null {
		return model.Title{}
	}
	if n.Shape == Scalar {
		text := r.TitleText(n, "title")
		if strings.ContainsFunc(text, func(c rune) bool { return c >= firstHan }) {
			return model.Title{ZH: text}
		}
		return model.Title{EN: text}
	}
	f := r.Fields(n, "a title")
	t := model.Title{ZH: r.TitleText(f.Optional("zh"), "zh"), EN: r.TitleText(f.Optional("en"), "en")}
	f.Done()
	return t
}

// firstHan begins the blocks of Chinese characters and of their punctuation.
const firstHan = 0x2e80
