package app

var ranking = client.IsEnabled("old_ranking") || newRanking
