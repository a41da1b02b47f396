package rules

import (
	"strings"

	"doudi/model/message"
)

// usualTitles are what the core words are called in Chinese, where a policy does not title them itself.
var usualTitles = map[string]string{
	"inpatient": "住院", "outpatient": "普通门诊", "outpatient_chronic": "门诊特殊慢性病",
	"township": "一级及以下", "county": "二级", "city": "三级（市）", "province": "三级（省）",
	"in_county": "县域内", "in_area": "统筹区内", "in_province": "省内异地", "out_of_province": "跨省",
	"extreme_poor": "特困人员", "orphan": "孤儿", "dibao": "低保对象", "dibao_marginal": "低保边缘家庭成员",
	"registered_poor": "建档立卡贫困人口", "exited_poor": "脱贫人口", "marginal": "监测对象", "resident": "普通居民",
	"male": "男", "female": "女",
}

// Title is what a member is called: its title, its usual name, or the word itself, with spaces for underscores.
func (e *Enumeration) Title(member string, lang message.Language) string {
	if title := e.Titles[member].In(lang, ""); title != "" {
		return title
	}
	if usual := usualTitles[member]; usual != "" && lang != message.English {
		return usual
	}
	return strings.ReplaceAll(member, "_", " ")
}
