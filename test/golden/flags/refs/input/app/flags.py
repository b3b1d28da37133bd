RANKING = "new_ranking"
