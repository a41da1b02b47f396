package population

import (
	"testing"

	"doudi/model"
	"doudi/model/message"
)

// Statuses are called as the profile calls them; one that it does not name has its usual name, which is of the register of the poor only
// where people were counted while there was one, to 2019.
func TestStatusesAreCalledAsTheProfileSays(t *testing.T) {
	named := "base_year: 2016\nstatuses: {poor: {zh: 特困和低保, en: on relief}, marginal: 边缘}"
	for _, c := range []struct {
		text, word, zh, en string
	}{
		{"base_year: 2016", "poor", "建档立卡未脱贫人口", "on the register, poor"},
		{"base_year: 2016", "never_registered", "未建档人口", "never registered"},
		{"base_year: 2020", "poor", "名册上的人口", "on the register"},
		{"base_year: 2020", "exited", "已退出名册的人口", "off the register again"},
		{"base_year: 2020", "marginal", "名册外有身份类别的人口", "of a category, not on the register"},
		{"base_year: 2020", "never_registered", "其他居民", "other residents"},
		{named, "poor", "特困和低保", "on relief"},
		{named, "marginal", "边缘", "边缘"},
		{named, "exited", "脱贫人口", "on the register, out of poverty"},
	} {
		p := &Profile{BaseYear: 2020}
		if c.text != "base_year: 2020" {
			var says string
			if p, says = readText(t, "base_year: 2016", c.text); says != "" {
				t.Fatal(says)
			}
		}
		title := p.Status(c.word)
		if zh, en := title.In(message.Chinese, ""), title.In(message.English, ""); zh != c.zh || en != c.en {
			t.Errorf("%s: %s is called %s, %s", c.text, c.word, zh, en)
		}
	}
	if _, says := readText(t, "base_year: 2016", "base_year: 2016\nstatuses: {pour: {zh: 贫困}}"); says == "" {
		t.Error("a status that there is not is read")
	}
	var none Profile
	for _, word := range Statuses() {
		if none.Status(word) == (model.Title{}) {
			t.Errorf("%s has no name", word)
		}
	}
}
