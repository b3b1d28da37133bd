from flags import NEW_RANKING, is_enabled


def rank(results, user):
    if is_enabled(user, "new_ranking"):
        return by_meaning(results)
    if is_enabled(user, "new_rankin"):
        return by_words(results)
    return by_meaning(results) if NEW_RANKING in user.flags else results
