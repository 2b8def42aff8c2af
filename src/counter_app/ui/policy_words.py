"""What the branch asks of a password, in words."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.passwords import PasswordPolicy

translate = QCoreApplication.translate


def say_strength(policy: PasswordPolicy) -> str:
    """Return what a password must be like, as one line for the hint of a field."""
    length = translate("SignIn", "至少 {n} 個字元").format(n=policy.length_min)
    if policy.classes_min == 1:
        return translate("SignIn", "{length}。").format(length=length)
    return translate("SignIn", "{length}，大寫、小寫、數字、符號至少 {n} 種。").format(
        length=length, n=policy.classes_min
    )


def say_rules(policy: PasswordPolicy) -> tuple[str, ...]:
    """Return every rule that whoever chooses a password must know, one a line."""
    lines = [
        say_strength(policy),
        translate("SignIn", "不能用目前的密碼，也不能用之前 {n} 次的密碼。").format(
            n=policy.history
        ),
    ]
    if policy.age_max_days:
        lines.append(translate("SignIn", "每 {n} 天要變更一次。").format(n=policy.age_max_days))
    if policy.age_min_days:
        lines.append(
            translate("SignIn", "自己變更後，要滿 {n} 天才能再變更。").format(n=policy.age_min_days)
        )
    return tuple(lines)
